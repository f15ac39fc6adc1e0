import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "one account": repositoryPolicy({
      policy: { Statement: [{ Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "ecr:BatchGetImage" }] },
    }),
  },
  bad: {
    anyone: says(
      repositoryPolicy({ policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "ecr:BatchGetImage" }] } }),
      "policy: Statement[0] allows everyone",
    ),
  },
};

function repositoryPolicy(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecr/repositoryPolicy:RepositoryPolicy", props);
}
