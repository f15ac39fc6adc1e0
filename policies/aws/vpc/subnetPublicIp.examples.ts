import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": subnet({}) },
  bad: { "for everything": says(subnet({ mapPublicIpOnLaunch: true }), "mapPublicIpOnLaunch is true") },
};

function subnet(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ec2/subnet:Subnet", props);
}
