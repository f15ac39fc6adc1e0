import * as pulumi from "@pulumi/pulumi";
import type { IamPolicyDocument } from "../../../components/core";
import { EncryptionKey } from "../../../components/encryption";
import { EncryptedTopic, type EncryptedTopicArgs } from "../../../components/storage";
import type { ComponentMutations } from "../mutation";
import { account, allow } from "./fixtures";

type Transforms = NonNullable<EncryptedTopicArgs["transform"]>;

/** A topic that alarms are published to. */
export function topic(transform: Transforms = {}): EncryptedTopic {
  const key = new EncryptionKey("alarms", { account, serviceUses: ["cloudWatchAlarms"] });
  return new EncryptedTopic("alarms", { account, key, publishers: ["cloudWatchAlarms"], transform });
}

/** The topic's own policy without the statement of this name. */
export function withoutStatement(sid: string): Transforms["policy"] {
  return (args) => ({
    ...args,
    policy: pulumi
      .output(args.policy)
      .apply((text): IamPolicyDocument => JSON.parse(String(text)))
      .apply((document) =>
        JSON.stringify({ ...document, Statement: document.Statement.filter(({ Sid }) => Sid !== sid) }),
      ),
  });
}

export const topicMutations: ComponentMutations = {
  component: "EncryptedTopic",
  secure: () => topic(),
  mutations: [
    {
      holds: "Messages are encrypted under a key of our own",
      weakened: "no kmsMasterKeyId",
      program: () => topic({ topic: { kmsMasterKeyId: "" } }),
      breaks: ["aws-sns-encrypted"],
    },
    {
      holds: "Only the services that were named publish in their own name",
      weakened: "a policy for everyone",
      program: () => topic({ policy: { policy: allow({ Principal: "*", Action: "sns:Publish", Resource: "*" }) } }),
      breaks: ["aws-messaging-policy-private"],
    },
  ],
};
