import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "the default": project({}),
    "a bucket alone": project({
      logsConfig: { cloudwatchLogs: { status: "DISABLED" }, s3Logs: { status: "ENABLED" } },
    }),
  },
  bad: {
    none: says(project({ logsConfig: { cloudwatchLogs: { status: "DISABLED" } } }), "logsConfig turns every log off"),
  },
};

function project(props: Record<string, unknown>): ExampleResource {
  return resource("aws:codebuild/project:Project", props);
}
