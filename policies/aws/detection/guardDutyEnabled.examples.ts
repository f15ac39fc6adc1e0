import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": detector({}) },
  bad: { off: says(detector({ enable: false }), "enable is false") },
};

function detector(props: Record<string, unknown>): ExampleResource {
  return resource("aws:guardduty/detector:Detector", props);
}
