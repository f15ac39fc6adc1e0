import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    HTTPS: topicSubscription({ protocol: "https", endpoint: "https://orders.example.com" }),
    "a queue": topicSubscription({ protocol: "sqs" }),
  },
  bad: {
    "plain HTTP": says(
      topicSubscription({ protocol: "http", endpoint: "http://orders.example.com" }),
      "protocol is http",
    ),
  },
};

function topicSubscription(props: Record<string, unknown>): ExampleResource {
  return resource("aws:sns/topicSubscription:TopicSubscription", props);
}
