import { UNKNOWN } from "../../../sandbox/providers/protocol";
import { type PolicyExamples, says } from "../support/examples";
import { type ExampleResource, resource } from "../support/judge";
import { allow, policyText } from "./iam";

const open = policyText(allow({ Sid: "Open", Principal: "*", Action: "sqs:SendMessage", Resource: "*" }));
const fromTopic = policyText(
  allow({
    Principal: "*",
    Action: "sqs:SendMessage",
    Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:r:1:t" } },
  }),
);

export const awsDataExamples: readonly PolicyExamples[] = [
  {
    policy: "aws-rds-encrypted",
    good: {
      "under a key of its own": database({ storageEncrypted: true, kmsKeyId: UNKNOWN }),
      "a replica, encrypted like what it copies": database({ replicateSourceDb: UNKNOWN }),
    },
    bad: {
      "AWS's own key by its ARN": says(
        database({ storageEncrypted: true, kmsKeyId: "arn:aws:kms:eu-central-1:123456789012:alias/aws/rds" }),
        "kmsKeyId is arn:aws:kms:eu-central-1:123456789012:alias/aws/rds, which is AWS's own key",
      ),
      "in clear": says(database({}), "storageEncrypted is not true"),
      "a cluster under AWS's key": says(
        resource("aws:rds/cluster:Cluster", { storageEncrypted: true }),
        "kmsKeyId is not set",
      ),
    },
  },
  {
    policy: "aws-rds-not-public",
    good: { "the default": database({}), "said so": database({ publiclyAccessible: false }) },
    bad: {
      "on the internet": says(
        resource("aws:rds/clusterInstance:ClusterInstance", { publiclyAccessible: true }),
        "publiclyAccessible is true",
      ),
    },
  },
  {
    policy: "aws-dynamodb-encrypted",
    good: { "under a key of its own": table({ serverSideEncryption: { enabled: true, kmsKeyArn: UNKNOWN } }) },
    bad: {
      "under a key of AWS's": says(table({}), "serverSideEncryption.enabled is not true"),
      "under AWS's key for the account": says(
        table({ serverSideEncryption: { enabled: true } }),
        "serverSideEncryption.kmsKeyArn is not set",
      ),
    },
  },
  {
    policy: "aws-sqs-encrypted",
    good: { "under a key": queue({ kmsMasterKeyId: UNKNOWN }) },
    bad: {
      "AWS's own key": says(
        queue({ kmsMasterKeyId: "alias/aws/sqs" }),
        "kmsMasterKeyId is alias/aws/sqs, which is AWS's own key",
      ),
      "in clear": says(queue({ sqsManagedSseEnabled: false }), "kmsMasterKeyId is not set"),
      "under a key that nobody sees": says(queue({ sqsManagedSseEnabled: true }), "kmsMasterKeyId is not set"),
    },
  },
  {
    policy: "aws-sns-encrypted",
    good: { "under a key": resource("aws:sns/topic:Topic", { kmsMasterKeyId: "alias/orders" }) },
    bad: { "in clear": says(resource("aws:sns/topic:Topic", {}), "kmsMasterKeyId is not set") },
  },
  {
    policy: "aws-messaging-policy-private",
    good: { "from one topic": queue({ policy: fromTopic }), "no policy": queue({}) },
    bad: {
      "from everyone": says(queue({ policy: open }), "policy: Open allows everyone"),
      "to everyone, as a resource of its own": says(
        resource("aws:sns/topicPolicy:TopicPolicy", { arn: UNKNOWN, policy: open }),
        "policy: Open allows everyone",
      ),
    },
  },
  {
    policy: "aws-ebs-encrypted",
    good: {
      "a volume": resource("aws:ebs/volume:Volume", { encrypted: true }),
      "a launch template, whose schema writes true as text": resource("aws:ec2/launchTemplate:LaunchTemplate", {
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true" } }, { virtualName: "ephemeral0" }],
      }),
    },
    bad: {
      "a volume": says(resource("aws:ebs/volume:Volume", { size: 10 }), "encrypted is not true"),
      "a launch template": says(
        resource("aws:ec2/launchTemplate:LaunchTemplate", { blockDeviceMappings: [{ ebs: { volumeSize: 20 } }] }),
        "blockDeviceMappings[0].ebs.encrypted is not true",
      ),
      "an instance": says(
        resource("aws:ec2/instance:Instance", {
          rootBlockDevice: { volumeSize: 8 },
          ebsBlockDevices: [{ encrypted: false }],
        }),
        "rootBlockDevice.encrypted is not true",
        "ebsBlockDevices[0].encrypted is not true",
      ),
    },
  },
  {
    policy: "aws-secret-encrypted",
    good: { "under a key": resource("aws:secretsmanager/secret:Secret", { kmsKeyId: UNKNOWN }) },
    bad: { "under AWS's key": says(resource("aws:secretsmanager/secret:Secret", {}), "kmsKeyId is not set") },
  },
  {
    policy: "aws-log-group-encrypted",
    good: { "under a key": logGroup({ kmsKeyId: UNKNOWN }) },
    bad: { "under AWS's key": says(logGroup({}), "kmsKeyId is not set") },
  },
];

function database(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/instance:Instance", props);
}

function table(props: Record<string, unknown>): ExampleResource {
  return resource("aws:dynamodb/table:Table", props);
}

function queue(props: Record<string, unknown>): ExampleResource {
  return resource("aws:sqs/queue:Queue", props);
}

function logGroup(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudwatch/logGroup:LogGroup", props);
}
