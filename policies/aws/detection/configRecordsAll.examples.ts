import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    everything: recorder({ recordingGroup: { allSupported: true, includeGlobalResourceTypes: true } }),
    "the default": recorder({}),
  },
  bad: {
    "some kinds": says(
      recorder({ recordingGroup: { allSupported: false, resourceTypes: ["AWS::EC2::Instance"] } }),
      "recordingGroup.allSupported is false",
    ),
  },
};

function recorder(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cfg/recorder:Recorder", props);
}
