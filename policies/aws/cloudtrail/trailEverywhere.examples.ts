import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "every region": trail({ isMultiRegionTrail: true }) },
  bad: {
    "one region": says(trail({}), "isMultiRegionTrail is not true"),
    stopped: says(trail({ isMultiRegionTrail: true, enableLogging: false }), "enableLogging is false"),
  },
};

function trail(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudtrail/trail:Trail", props);
}
