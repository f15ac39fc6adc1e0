import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AwsAccount, type KeyRef, regionalArn, SecureComponent, validate } from "../../core";
import { checkEncryptedTopic, type EncryptedTopicArgs } from "./encryptedTopicArgs";
import { topicPolicy } from "./topicPolicy";

/** Messages are signed with SHA-256. Source: Amazon SNS Developer Guide, "Verifying the signatures of Amazon SNS messages". */
const SIGNATURE_VERSION = 2;

/**
 * An SNS topic that is encrypted under a KMS key of yours, takes messages over TLS only, and lets only those AWS services
 * publish that were named.
 *
 * @throws InvalidArgumentsError naming every argument that cannot be used
 *
 * @example
 * const key = new EncryptionKey("alarms", { account, serviceUses: ["cloudWatchAlarms"] });
 * const topic = new EncryptedTopic("alarms", { account, key, publishers: ["cloudWatchAlarms"] });
 */
export class EncryptedTopic extends SecureComponent<EncryptedTopicArgs> {
  /** The topic itself, for its subscriptions. */
  readonly topic: aws.sns.Topic;
  /** ARN of the topic. */
  readonly arn: pulumi.Output<string>;
  /** The KMS key that its messages are encrypted under. */
  readonly encryptionKey: KeyRef;
  /** Where the topic lives. */
  readonly account: AwsAccount;

  constructor(name: string, args: EncryptedTopicArgs, opts?: pulumi.ComponentResourceOptions) {
    super("EncryptedTopic", name, args, opts);
    validate(`EncryptedTopic "${name}"`, checkEncryptedTopic(name, args));
    this.account = args.account;
    this.encryptionKey = args.key;

    this.topic = this.createTopic();
    this.arn = topicArn(this.topic.name, args.account);
    this.letPublish();

    this.registerOutputs({ arn: this.arn });
  }

  private createTopic(): aws.sns.Topic {
    const { account, key, displayName, transform } = this.args;
    return this.statefulChild(
      aws.sns.Topic,
      "topic",
      {
        region: account.region,
        kmsMasterKeyId: key.arn,
        signatureVersion: SIGNATURE_VERSION,
        ...(displayName === undefined ? {} : { displayName }),
        tags: this.childTags("topic"),
      },
      { transform: transform?.topic },
    );
  }

  private letPublish(): void {
    const { account, publishers = [], transform } = this.args;
    const document = pulumi
      .all([this.arn, account.accountId, account.region])
      .apply(([arn, accountId, region]) => topicPolicy({ topicArn: arn, accountId, region, publishers }));
    this.statefulChild(
      aws.sns.TopicPolicy,
      "policy",
      { region: account.region, arn: this.topic.arn, policy: pulumi.jsonStringify(document) },
      { transform: transform?.policy },
    );
  }
}

/** Made from the name, which is known before deployment, so that policies can be judged then. */
function topicArn(name: pulumi.Output<string>, account: AwsAccount): pulumi.Output<string> {
  return regionalArn(account, "sns", name);
}
