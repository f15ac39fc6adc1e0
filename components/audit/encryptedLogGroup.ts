import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type AwsAccount,
  checkSamePlace,
  type KeyRef,
  type Problem,
  regionalArn,
  SecureComponent,
  type SecureComponentArgs,
  type Transform,
  validate,
} from "../core";
import {
  account,
  checkArguments,
  checkLogKey,
  commonFields,
  input,
  keyRef,
  logGroupName,
  logRetentionDays,
  object,
  optional,
  transforms,
} from "../core/checks";

export interface EncryptedLogGroupArgs extends SecureComponentArgs {
  /** Where the log group lives. */
  readonly account: AwsAccount;
  /** The key that logs are encrypted under; its `serviceUses` need `cloudWatchLogs`. */
  readonly key: KeyRef;
  /**
   * The log group's name, where whoever writes to it expects one, such as `/aws/containerinsights/CLUSTER/application`.
   *
   * @default generated from the component's name
   */
  readonly logGroupName?: pulumi.Input<string>;
  /**
   * How long logs are kept. Unit: days, one of the periods CloudWatch Logs knows.
   *
   * @default 365, which is what PCI DSS v4.0 asks for in requirement 10.5.1
   */
  readonly retentionDays?: number;
  /** Changes to the children. */
  readonly transform?: {
    readonly logGroup?: Transform<aws.cloudwatch.LogGroupArgs>;
  };
}

const defaults = { retentionDays: 365 } as const;

/**
 * A log group of CloudWatch Logs that is encrypted under a KMS key of yours and keeps its logs for a year.
 *
 * @throws InvalidArgumentsError naming every argument that cannot be used
 *
 * @example
 * const key = new EncryptionKey("logs", { account, serviceUses: ["cloudWatchLogs"] });
 * const logs = new EncryptedLogGroup("services", { account, key });
 */
export class EncryptedLogGroup extends SecureComponent<EncryptedLogGroupArgs> {
  /** The log group itself. */
  readonly logGroup: aws.cloudwatch.LogGroup;
  /** Name of the log group. */
  readonly logGroupName: pulumi.Output<string>;
  /** ARN of the log group, without `:*`. */
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: EncryptedLogGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("EncryptedLogGroup", name, args, opts);
    validate(`EncryptedLogGroup "${name}"`, checkArguments(args, encryptedLogGroup, checkKey));

    this.logGroup = this.createLogGroup();
    this.logGroupName = this.logGroup.name;
    this.arn = logGroupArn(this.logGroupName, args.account);

    this.registerOutputs({ logGroupName: this.logGroupName, arn: this.arn });
  }

  private createLogGroup(): aws.cloudwatch.LogGroup {
    const { account, key, logGroupName: name, retentionDays = defaults.retentionDays, transform } = this.args;
    return this.statefulChild(
      aws.cloudwatch.LogGroup,
      "log",
      {
        region: account.region,
        ...(name === undefined ? {} : { name }),
        kmsKeyId: key.arn,
        retentionInDays: retentionDays,
        tags: this.childTags("log"),
      },
      { transform: transform?.logGroup },
    );
  }
}

/** Made from the name, which is known before deployment. Source: Service Authorization Reference, "Amazon CloudWatch Logs". */
function logGroupArn(name: pulumi.Output<string>, account: AwsAccount): pulumi.Output<string> {
  return regionalArn(account, "logs", pulumi.interpolate`log-group:${name}`);
}

const encryptedLogGroup = object<EncryptedLogGroupArgs>({
  ...commonFields,
  account,
  key: keyRef("the EncryptionKey that logs are encrypted under"),
  logGroupName: optional(input(logGroupName)),
  retentionDays: optional(logRetentionDays),
  transform: transforms<NonNullable<EncryptedLogGroupArgs["transform"]>>({ logGroup: true }),
});

function checkKey(args: EncryptedLogGroupArgs): Problem[] {
  return [...checkSamePlace("key", args.key.account, args.account, ["region"]), ...checkLogKey(args)];
}
