import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "two subnets": group({ vpcZoneIdentifiers: ["subnet-1", "subnet-2"] }) },
  bad: { one: says(group({ availabilityZones: ["eu-central-1a"] }), "has one zone alone") },
};

function group(props: Record<string, unknown>): ExampleResource {
  return resource("aws:autoscaling/group:Group", props);
}
