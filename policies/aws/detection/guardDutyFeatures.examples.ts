import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { on: detectorFeature({ name: "S3_DATA_EVENTS", status: "ENABLED" }) },
  bad: { off: says(detectorFeature({ name: "S3_DATA_EVENTS", status: "DISABLED" }), "S3_DATA_EVENTS is turned off") },
};

function detectorFeature(props: Record<string, unknown>): ExampleResource {
  return resource("aws:guardduty/detectorFeature:DetectorFeature", props);
}
