import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { "a key": trail({ kmsKeyId: UNKNOWN }) },
  bad: {
    "the default": says(trail({}), "kmsKeyId is not set"),
    "a data store": says(resource("aws:cloudtrail/eventDataStore:EventDataStore", {}), "kmsKeyId is not set"),
  },
};

function trail(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudtrail/trail:Trail", props);
}
