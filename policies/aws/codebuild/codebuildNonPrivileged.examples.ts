import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": project({ environment: {} }) },
  bad: { privileged: says(project({ environment: { privilegedMode: true } }), "environment.privilegedMode is true") },
};

function project(props: Record<string, unknown>): ExampleResource {
  return resource("aws:codebuild/project:Project", props);
}
