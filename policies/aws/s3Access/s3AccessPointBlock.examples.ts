import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": accessPoint({}) },
  bad: {
    opened: says(
      accessPoint({ publicAccessBlockConfiguration: { blockPublicPolicy: false } }),
      "publicAccessBlockConfiguration.blockPublicPolicy is false",
    ),
  },
};

function accessPoint(props: Record<string, unknown>): ExampleResource {
  return resource("aws:s3/accessPoint:AccessPoint", props);
}
