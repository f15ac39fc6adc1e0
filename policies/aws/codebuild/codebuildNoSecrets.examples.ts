import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "from Secrets Manager": project({
      environment: { environmentVariables: [{ name: "NPM_TOKEN", type: "SECRETS_MANAGER", value: "npm" }] },
    }),
  },
  bad: {
    "in clear": says(
      project({ environment: { environmentVariables: [{ name: "NPM_TOKEN", value: "npm_abc" }] } }),
      "environment.environmentVariables[0]: NPM_TOKEN holds a secret in clear",
    ),
  },
};

function project(props: Record<string, unknown>): ExampleResource {
  return resource("aws:codebuild/project:Project", props);
}
