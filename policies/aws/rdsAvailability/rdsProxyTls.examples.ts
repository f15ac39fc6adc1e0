import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { required: proxy({ requireTls: true }) },
  bad: { "the default": says(proxy({}), "requireTls is not true") },
};

function proxy(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/proxy:Proxy", props);
}
