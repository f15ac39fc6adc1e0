import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { two: loadBalancer({ subnets: ["subnet-1", "subnet-2"] }) },
  bad: { one: says(loadBalancer({ loadBalancerType: "network", subnets: ["subnet-1"] }), "has one zone alone") },
};

function loadBalancer(props: Record<string, unknown>): ExampleResource {
  return resource("aws:lb/loadBalancer:LoadBalancer", props);
}
