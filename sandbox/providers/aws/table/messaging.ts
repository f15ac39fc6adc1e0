import { named, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "Amazon SNS" and "Amazon SQS". Queue URLs: SQS Developer Guide, "Queue and
 * message identifiers". Ids: the import section of each type's registry page. Replacement: `createOnlyProperties` of AWS::SNS::*
 * and AWS::SQS::* and the registry's "Forces new resource". Names: pulumi-aws, provider/resource_overrides.go.
 */

/** First-in-first-out topics and queues must be named so. */
const endingInFifo = (property: string) =>
  named("name", 80, { finish: (name, inputs) => (inputs[property] === true ? `${name}.fifo` : name) });

export const messaging: ResourceForms = {
  "aws:sns/topic:Topic": {
    id: "{arn}",
    ...endingInFifo("fifoTopic"),
    defaults: { contentBasedDeduplication: false, fifoTopic: false },
    outputs: {
      arn: "arn:{partition}:sns:{region}:{account}:{name}",
      owner: "{account}",
      beginningArchiveTime: "",
      policy: (look) =>
        JSON.stringify({
          Version: "2008-10-17",
          Id: "__default_policy_ID",
          Statement: [
            {
              Sid: "__default_statement_ID",
              Effect: "Allow",
              Principal: { AWS: "*" },
              Action: ["AddPermission", "DeleteTopic", "GetTopicAttributes", "ListSubscriptionsByTopic", "Publish"]
                .concat("RemovePermission", "SetTopicAttributes", "Subscribe")
                .map((action) => `SNS:${action}`),
              Resource: look.text("arn"),
              Condition: { StringEquals: { "AWS:SourceOwner": look.text("account") } },
            },
          ],
        }),
    },
    replaces: ["name", "namePrefix", "fifoTopic"],
    tagged: true,
  },
  "aws:sns/topicPolicy:TopicPolicy": {
    id: "{arn}",
    outputs: { owner: "{account}" },
    replaces: ["arn"],
    inAccount: { key: "{id}" },
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    id: "{arn}",
    defaults: { confirmationTimeoutInMinutes: 1, endpointAutoConfirms: false, rawMessageDelivery: false },
    outputs: {
      arn: "{topic}:{uuid}",
      ownerId: "{account}",
      confirmationWasAuthenticated: true,
      pendingConfirmation: false,
    },
    replaces: ["endpoint", "protocol", "topic"],
  },

  "aws:sqs/queue:Queue": {
    id: "{url}",
    ...endingInFifo("fifoQueue"),
    defaults: {
      contentBasedDeduplication: false,
      delaySeconds: 0,
      fifoQueue: false,
      messageRetentionSeconds: 345_600,
      receiveWaitTimeSeconds: 0,
      visibilityTimeoutSeconds: 30,
    },
    outputs: {
      url: "https://sqs.{region}.{dnsSuffix}/{account}/{name}",
      arn: "arn:{partition}:sqs:{region}:{account}:{name}",
      kmsDataKeyReusePeriodSeconds: 300,
      policy: "",
      redriveAllowPolicy: "",
      redrivePolicy: "",
      sqsManagedSseEnabled: (look) => look("kmsMasterKeyId") === undefined,
    },
    replaces: ["name", "namePrefix", "fifoQueue"],
    tagged: true,
  },
  "aws:sqs/queuePolicy:QueuePolicy": { id: "{queueUrl}", replaces: ["queueUrl"], inAccount: { key: "{id}" } },
};
