import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": loadBalancer({}) },
  bad: { "only watched": says(loadBalancer({ desyncMitigationMode: "monitor" }), "desyncMitigationMode is monitor") },
};

function loadBalancer(props: Record<string, unknown>): ExampleResource {
  return resource("aws:lb/loadBalancer:LoadBalancer", props);
}
