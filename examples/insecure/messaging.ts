import * as aws from "@pulumi/aws";

/** Orders come in by a topic that the shop publishes to. */
export function createMessaging() {
  const topic = new aws.sns.Topic("orders-paid");
  const queue = new aws.sqs.Queue("invoices-to-render", { visibilityTimeoutSeconds: 120 });
  new aws.sqs.QueuePolicy("invoices-to-render", {
    queueUrl: queue.url,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: "*" }],
    }),
  });
  new aws.sns.TopicSubscription("invoices-to-render", { topic: topic.arn, protocol: "sqs", endpoint: queue.arn });
  new aws.cloudwatch.LogGroup("invoices", { retentionInDays: 14 });
  return { topic, queue };
}
