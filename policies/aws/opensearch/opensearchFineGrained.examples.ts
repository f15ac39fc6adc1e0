import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "by user": domain({ advancedSecurityOptions: { enabled: true } }) },
  bad: { "the default": says(domain({}), "advancedSecurityOptions.enabled is not true") },
};

function domain(props: Record<string, unknown>): ExampleResource {
  return resource("aws:opensearch/domain:Domain", props);
}
