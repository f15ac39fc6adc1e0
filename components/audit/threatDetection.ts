import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { formatArn, SecureComponent, validate } from "../core";
import { EncryptionKey } from "../encryption";
import { EncryptedBucket } from "../storage";
import { configDeliveryPolicy, configReadPolicyArn, configTrust } from "./configDelivery";
import { checkThreatDetection, guardDutyFeatures, type ThreatDetectionArgs } from "./threatDetectionArgs";

const defaults = { guardDuty: true, guardDutyFeatures, securityHub: true, accessAnalyzer: true, config: true } as const;

/** The account's standards. Source: AWS Security Hub User Guide, "Security standards reference". */
const standards: Readonly<Record<string, string>> = {
  "aws-best-practices": "standards/aws-foundational-security-best-practices/v/1.0.0",
  cis: "standards/cis-aws-foundations-benchmark/v/3.0.0",
};

/** Agents of runtime monitoring that GuardDuty installs by itself. Source: Amazon GuardDuty API Reference. */
const RUNTIME_AGENTS = ["EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT"];

/**
 * Has AWS look for attacks and mistakes in the account: GuardDuty, Security Hub, IAM Access Analyzer and AWS Config. What they
 * find, `SecurityAlarms` passes on. Each can be left out, for an account has it once in a region and may have it already.
 *
 * @throws InvalidArgumentsError naming every argument that cannot be used
 *
 * @example
 * new ThreatDetection("detection", { account, accessLogs: logs.accessLogTarget(), config: false });
 */
export class ThreatDetection extends SecureComponent<ThreatDetectionArgs> {
  /** The detector of GuardDuty, where it is switched on. */
  readonly detector?: aws.guardduty.Detector;
  /** The analyzer of IAM Access Analyzer, where it is switched on. */
  readonly analyzer?: aws.accessanalyzer.Analyzer;
  /** The recorder of AWS Config, where it is switched on. */
  readonly recorder?: aws.cfg.Recorder;

  constructor(name: string, args: ThreatDetectionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ThreatDetection", name, args, opts);
    validate(`ThreatDetection "${name}"`, checkThreatDetection(name, args));

    if (args.guardDuty ?? defaults.guardDuty) this.detector = this.detectThreats();
    if (args.config ?? defaults.config) this.recorder = this.recordResources();
    if (args.securityHub ?? defaults.securityHub) this.judgeByStandards();
    if (args.accessAnalyzer ?? defaults.accessAnalyzer) this.analyzer = this.analyzeAccess();

    this.registerOutputs({});
  }

  private get region() {
    return { region: this.args.account.region };
  }

  private detectThreats(): aws.guardduty.Detector {
    const { guardDutyFeatures: features = defaults.guardDutyFeatures, transform } = this.args;
    const detector = this.statefulChild(
      aws.guardduty.Detector,
      "detector",
      {
        ...this.region,
        enable: true,
        findingPublishingFrequency: "FIFTEEN_MINUTES",
        tags: this.childTags("detector"),
      },
      { transform: transform?.detector },
    );
    for (const feature of features) {
      this.statefulChild(
        aws.guardduty.DetectorFeature,
        `detector-${feature.toLowerCase().replaceAll("_", "-")}`,
        {
          ...this.region,
          detectorId: detector.id,
          name: feature,
          status: "ENABLED",
          ...(feature === "RUNTIME_MONITORING" && {
            additionalConfigurations: RUNTIME_AGENTS.map((agent) => ({ name: agent, status: "ENABLED" })),
          }),
        },
        { transform: transform?.detectorFeature },
      );
    }
    return detector;
  }

  private judgeByStandards(): void {
    const { transform } = this.args;
    const account = this.statefulChild(
      aws.securityhub.Account,
      "security-hub",
      {
        ...this.region,
        enableDefaultStandards: false,
        autoEnableControls: true,
        controlFindingGenerator: "SECURITY_CONTROL",
      },
      { transform: transform?.securityHub },
    );
    for (const [name, resource] of Object.entries(standards)) {
      const standardsArn = pulumi
        .output(this.args.account.region)
        .apply((region) => formatArn(region, { service: "securityhub", region, resource }));
      this.statefulChild(
        aws.securityhub.StandardsSubscription,
        `standard-${name}`,
        { ...this.region, standardsArn },
        { transform: transform?.standard, dependsOn: account },
      );
    }
  }

  private analyzeAccess(): aws.accessanalyzer.Analyzer {
    return this.statefulChild(
      aws.accessanalyzer.Analyzer,
      "analyzer",
      {
        ...this.region,
        // An analyzer's name is not generated, and stacks of one program share account and region.
        analyzerName: `${this.name}-${pulumi.getStack()}`,
        type: "ACCOUNT",
        tags: this.childTags("analyzer"),
      },
      { transform: this.args.transform?.analyzer },
    );
  }

  /** A recorder can be started when it has somewhere to deliver to. */
  private recordResources(): aws.cfg.Recorder {
    const { transform } = this.args;
    const key = this.createKey();
    const bucket = this.createBucket(key);
    const { role, permissions } = this.createRole(bucket, key);
    const recorder = this.statefulChild(
      aws.cfg.Recorder,
      "recorder",
      {
        ...this.region,
        roleArn: role.arn,
        recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
      },
      { transform: transform?.recorder },
    );
    const channel = this.statefulChild(
      aws.cfg.DeliveryChannel,
      "delivery-channel",
      { ...this.region, s3BucketName: bucket.bucketName, s3KmsKeyArn: key.arn },
      { transform: transform?.deliveryChannel, dependsOn: [recorder, bucket, ...permissions] },
    );
    this.statefulChild(
      aws.cfg.RecorderStatus,
      "recorder-status",
      { ...this.region, name: recorder.name, isEnabled: true },
      { transform: transform?.recorderStatus, dependsOn: channel },
    );
    return recorder;
  }

  private createKey(): EncryptionKey {
    const { account, transform } = this.args;
    return new EncryptionKey(
      this.name,
      { ...this.inherited, account, description: "What AWS Config records", transform: transform?.key },
      { parent: this },
    );
  }

  private createBucket(key: EncryptionKey): EncryptedBucket {
    const { account, accessLogs, transform } = this.args;
    return new EncryptedBucket(
      this.childName("config"),
      { ...this.inherited, account, key, accessLogs, transform: transform?.bucket },
      { parent: this },
    );
  }

  /** The role of the recorder, and its permissions, which AWS Config tries out when it is told where to deliver. */
  private createRole(bucket: EncryptedBucket, key: EncryptionKey) {
    const { account, transform } = this.args;
    const role = this.statefulChild(
      aws.iam.Role,
      "role",
      {
        description: "Lets AWS Config read resources and deliver what it records",
        assumeRolePolicy: pulumi.jsonStringify(pulumi.output(account.accountId).apply(configTrust)),
        tags: this.childTags("role"),
      },
      { transform: transform?.role },
    );
    const reading = this.statefulChild(
      aws.iam.RolePolicyAttachment,
      "read",
      { role: role.name, policyArn: pulumi.output(account.region).apply(configReadPolicyArn) },
      { transform: transform?.roleAttachment },
    );
    const document = pulumi
      .all([account.accountId, account.region, bucket.arn, key.arn])
      .apply(([accountId, region, bucketArn, keyArn]) =>
        configDeliveryPolicy({ accountId, region, bucketArn, keyArn }),
      );
    const delivering = this.statefulChild(
      aws.iam.RolePolicy,
      "delivery",
      { role: role.name, policy: pulumi.jsonStringify(document) },
      { transform: transform?.rolePolicy },
    );
    return { role, permissions: [reading, delivering] };
  }
}
