import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "the default": instance({}),
    "a template without": resource("aws:ec2/launchTemplate:LaunchTemplate", {
      networkInterfaces: [{ associatePublicIpAddress: "false" }],
    }),
  },
  bad: {
    "a public address": says(instance({ associatePublicIpAddress: true }), "associatePublicIpAddress is true"),
    "of a template": says(
      resource("aws:ec2/launchTemplate:LaunchTemplate", { networkInterfaces: [{ associatePublicIpAddress: "true" }] }),
      "networkInterfaces[0].associatePublicIpAddress is true",
    ),
  },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ec2/instance:Instance", props);
}
