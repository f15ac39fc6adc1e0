import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "the latest": namespace({ metadata: { labels: { "pod-security.kubernetes.io/enforce-version": "latest" } } }),
  },
  bad: {
    "an old one": says(
      namespace({ metadata: { labels: { "pod-security.kubernetes.io/enforce-version": "v1.22" } } }),
      "pod-security.kubernetes.io/enforce-version is v1.22",
    ),
  },
};

function namespace(props: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:core/v1:Namespace", props);
}
