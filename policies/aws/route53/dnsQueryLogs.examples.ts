import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    logged: [
      zone({ name: "example.com" }),
      resource("aws:route53/queryLog:QueryLog", { zoneId: UNKNOWN }, { name: "log", dependsOn: { zoneId: ["it"] } }),
    ],
    "a private zone": zone({ name: "internal", vpcs: [{ vpcId: UNKNOWN }] }),
  },
  bad: { alone: says(zone({ name: "example.com" }), "has no QueryLog") },
};

function zone(props: Record<string, unknown>): ExampleResource {
  return resource("aws:route53/zone:Zone", props);
}
