import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { "a log group": trail({ cloudWatchLogsGroupArn: UNKNOWN }) },
  bad: { "the default": says(trail({}), "cloudWatchLogsGroupArn is not set") },
};

function trail(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cloudtrail/trail:Trail", props);
}
