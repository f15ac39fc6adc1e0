import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  type AwsAccount,
  checkSamePlace,
  type KeyRef,
  type Problem,
  type SecureComponentArgs,
  type Transform,
} from "../../core";
import {
  account,
  check,
  checkArguments,
  choice,
  commonFields,
  input,
  keyRef,
  list,
  object,
  optional,
  text,
  transforms,
} from "../../core/checks";
import type { TopicPublisher } from "./topicPolicy";

export interface EncryptedTopicArgs extends SecureComponentArgs {
  /** Where the topic lives. */
  readonly account: AwsAccount;
  /** The key that messages are encrypted under. Its `serviceUses` need every one of `publishers`. */
  readonly key: KeyRef;
  /**
   * AWS services that publish in their own name.
   *
   * @default none
   */
  readonly publishers?: readonly TopicPublisher[];
  /**
   * The sender that subscribers by mail and text message see.
   *
   * @default none
   */
  readonly displayName?: pulumi.Input<string>;
  /** Changes to the children. */
  readonly transform?: {
    readonly topic?: Transform<aws.sns.TopicArgs>;
    readonly policy?: Transform<aws.sns.TopicPolicyArgs>;
  };
}

const encryptedTopic = object<EncryptedTopicArgs>({
  ...commonFields,
  account,
  key: keyRef("the EncryptionKey that messages are encrypted under"),
  publishers: optional(list(choice("cloudWatchAlarms", "eventBridge"), "AWS services that publish")),
  // Source: Amazon SNS API Reference, `SetTopicAttributes`, attribute DisplayName.
  displayName: optional(input(text("at most 100 characters", (name) => name.length <= 100))),
  transform: transforms<NonNullable<EncryptedTopicArgs["transform"]>>({ topic: true, policy: true }),
});

/** Source: Amazon SNS API Reference, `CreateTopic`: 256 characters, of which Pulumi's suffix takes some. */
const topicName = text(
  "at most 240 letters, digits, hyphens and underscores, for the topic's name is made from it",
  (name) => /^[A-Za-z0-9_-]{1,240}$/.test(name),
);

/** What is wrong with the name and arguments of a topic. */
export function checkEncryptedTopic(name: string, args: EncryptedTopicArgs): Problem[] {
  return [...check("name", name, topicName), ...checkArguments(args, encryptedTopic, checkKey)];
}

function checkKey({ account, key, publishers = [] }: EncryptedTopicArgs): Problem[] {
  const { serviceUses = publishers } = key;
  const missing = publishers.filter((publisher) => !serviceUses.includes(publisher));
  return [
    ...checkSamePlace("key", key.account, account, ["region"]),
    ...(missing.length === 0
      ? []
      : [
          {
            propertyPath: "key",
            reason: `does not let ${missing.join(" and ")} use it; create it with serviceUses: ${JSON.stringify(missing)}`,
          },
        ]),
  ];
}
