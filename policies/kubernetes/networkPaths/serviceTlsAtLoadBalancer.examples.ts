import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "one network": service({ spec: { type: "LoadBalancer", loadBalancerSourceRanges: ["203.0.113.0/24"] } }) },
  bad: {
    everyone: says(
      service({ spec: { type: "LoadBalancer", loadBalancerSourceRanges: ["0.0.0.0/0"] } }),
      "spec.loadBalancerSourceRanges holds 0.0.0.0/0",
    ),
  },
};

function service(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:core/v1:Service", props);
}
