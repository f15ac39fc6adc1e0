import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "one account": amiLaunchPermission({ accountId: "123456789012" }) },
  bad: { everyone: says(amiLaunchPermission({ group: "all" }), "group is all: everyone may use it") },
};

function amiLaunchPermission(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ec2/amiLaunchPermission:AmiLaunchPermission", props);
}
