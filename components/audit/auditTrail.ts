import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SecureComponent, validate } from "../core";
import { EncryptionKey } from "../encryption";
import { EncryptedBucket } from "../storage";
import { type AuditTrailArgs, checkAuditTrail } from "./auditTrailArgs";
import { EncryptedLogGroup } from "./encryptedLogGroup";
import { logDeliveryPolicy, type TrailPlace, trailArn, trailTrust } from "./trailDelivery";
import { trailSelectors } from "./trailSelectors";

const defaults = { retentionDays: 365 } as const;

/**
 * Records every call of AWS in the account, in all regions: a trail of CloudTrail under a key of its own, with digests that
 * show whether a file was changed, an archive in which nobody can delete one for a year, and a log group that alarms look at.
 *
 * An account of an organization that has a trail for all needs none: give its log group to `SecurityAlarms`.
 *
 * @throws InvalidArgumentsError naming every argument that cannot be used
 *
 * @example
 * const trail = new AuditTrail("audit", {
 *   account,
 *   accessLogs: logs.accessLogTarget(),
 *   dataEvents: { buckets: [invoices.arn] },
 * });
 * new SecurityAlarms("alarms", { account, trailLogGroup: trail.logGroupName });
 */
export class AuditTrail extends SecureComponent<AuditTrailArgs> {
  /** The trail itself. */
  readonly trail: aws.cloudtrail.Trail;
  /** ARN of the trail. */
  readonly arn: pulumi.Output<string>;
  /** The log group that CloudTrail writes to, for `SecurityAlarms`. */
  readonly logGroupName: pulumi.Output<string>;
  /** Where log files are kept. */
  readonly archive: EncryptedBucket;
  /** The key that log files and the log group are encrypted under. */
  readonly encryptionKey: EncryptionKey;
  private readonly logGroup: EncryptedLogGroup;
  private readonly place: pulumi.Output<TrailPlace>;

  constructor(name: string, args: AuditTrailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("AuditTrail", name, args, opts);
    validate(`AuditTrail "${name}"`, checkAuditTrail(name, args));
    const { accountId, region } = args.account;
    this.place = pulumi.output({ accountId, region, trailName: this.trailName });
    this.arn = this.place.apply(trailArn);

    this.encryptionKey = this.createKey();
    this.archive = this.createArchive();
    this.logGroup = this.createLogGroup();
    this.logGroupName = this.logGroup.logGroupName;
    this.trail = this.createTrail(this.createRole());

    this.registerOutputs({ arn: this.arn, logGroupName: this.logGroupName, archive: this.archive.bucketName });
  }

  private get trailName(): string {
    return this.args.trailName ?? `${this.name}-${pulumi.getStack()}`;
  }

  private get retentionDays(): number {
    return this.args.retentionDays ?? defaults.retentionDays;
  }

  private createKey(): EncryptionKey {
    const { account, transform } = this.args;
    return new EncryptionKey(
      this.name,
      {
        ...this.inherited,
        account,
        description: `Log files of the trail ${this.trailName}`,
        serviceUses: ["cloudTrail", "cloudWatchLogs"],
        transform: transform?.key,
      },
      { parent: this },
    );
  }

  private createArchive(): EncryptedBucket {
    const { account, accessLogs, lock, transform } = this.args;
    return new EncryptedBucket(
      this.childName("archive"),
      {
        ...this.inherited,
        account,
        purpose: "trailLogs",
        key: this.encryptionKey,
        trailArn: this.arn,
        accessLogs,
        retentionDays: this.retentionDays,
        ...(lock === undefined ? {} : { lock }),
        transform: transform?.archive,
      },
      { parent: this },
    );
  }

  private createLogGroup(): EncryptedLogGroup {
    const { account, transform } = this.args;
    return new EncryptedLogGroup(
      this.name,
      {
        ...this.inherited,
        account,
        key: this.encryptionKey,
        retentionDays: this.retentionDays,
        transform: transform?.logGroup,
      },
      { parent: this },
    );
  }

  /** The role by which CloudTrail writes to the log group, and what it must be able to do first. */
  private createRole(): { readonly role: aws.iam.Role; readonly policy: aws.iam.RolePolicy } {
    const { transform } = this.args;
    const role = this.statefulChild(
      aws.iam.Role,
      "role",
      {
        description: `Lets the trail ${this.trailName} write to its log group`,
        assumeRolePolicy: pulumi.jsonStringify(this.place.apply(trailTrust)),
        tags: this.childTags("role"),
      },
      { transform: transform?.role },
    );
    const document = pulumi
      .all([this.logGroup.arn, this.place])
      .apply(([logGroupArn, place]) => logDeliveryPolicy(logGroupArn, place));
    const policy = this.statefulChild(
      aws.iam.RolePolicy,
      "log-delivery",
      { role: role.name, policy: pulumi.jsonStringify(document) },
      { transform: transform?.rolePolicy },
    );
    return { role, policy };
  }

  /** CloudTrail tries bucket, key and log group out when the trail is created. */
  private createTrail({ role, policy }: ReturnType<AuditTrail["createRole"]>): aws.cloudtrail.Trail {
    const { account, dataEvents = {}, transform } = this.args;
    return this.statefulChild(
      aws.cloudtrail.Trail,
      "trail",
      {
        region: account.region,
        name: this.trailName,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        enableLogging: true,
        kmsKeyId: this.encryptionKey.arn,
        s3BucketName: this.archive.bucketName,
        cloudWatchLogsGroupArn: pulumi.interpolate`${this.logGroup.arn}:*`,
        cloudWatchLogsRoleArn: role.arn,
        advancedEventSelectors: trailSelectors(dataEvents),
        tags: this.childTags("trail"),
      },
      { transform: transform?.trail, dependsOn: [this.archive, policy] },
    );
  }
}
