import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { on: recorderStatus({ isEnabled: true }) },
  bad: { off: says(recorderStatus({ isEnabled: false }), "isEnabled is not true") },
};

function recorderStatus(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cfg/recorderStatus:RecorderStatus", props);
}
