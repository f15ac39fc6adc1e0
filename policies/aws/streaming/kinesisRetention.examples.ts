import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "a week": stream({ retentionPeriod: 168 }) },
  bad: { "the default": says(stream({}), "retentionPeriod is 24") },
};

function stream(props: Record<string, unknown>): ExampleResource {
  return resource("aws:kinesis/stream:Stream", props);
}
