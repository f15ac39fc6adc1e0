import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "a broker in the network": resource("aws:mq/broker:Broker", { publiclyAccessible: false }) },
  bad: {
    "a broker": says(resource("aws:mq/broker:Broker", { publiclyAccessible: true }), "publiclyAccessible is true"),
    "a graph": says(
      resource("aws:neptunegraph/graph:Graph", { publicConnectivity: true }),
      "publicConnectivity is true",
    ),
  },
};
