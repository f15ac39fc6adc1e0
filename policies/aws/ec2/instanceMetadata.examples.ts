import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "version 2": instance({ metadataOptions: { httpTokens: "required" } }),
    "none at all": instance({ metadataOptions: { httpEndpoint: "disabled" } }),
    "by its template": instance({ launchTemplate: { id: UNKNOWN } }),
  },
  bad: {
    "the default": says(instance({}), "metadataOptions.httpTokens is not required"),
    "a template": says(
      resource("aws:ec2/launchTemplate:LaunchTemplate", { metadataOptions: { httpTokens: "optional" } }),
      "metadataOptions.httpTokens is not required",
    ),
  },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ec2/instance:Instance", props);
}
