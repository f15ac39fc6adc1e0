import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "by the load balancer": group({ targetGroupArns: [UNKNOWN], healthCheckType: "ELB" }),
    "no load balancer": group({}),
  },
  bad: { "by the host alone": says(group({ targetGroupArns: ["arn"] }), "healthCheckType is not ELB") },
};

function group(props: Record<string, unknown>): ExampleResource {
  return resource("aws:autoscaling/group:Group", props);
}
