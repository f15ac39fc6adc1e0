import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { both: apiCache({ atRestEncryptionEnabled: true, transitEncryptionEnabled: true }) },
  bad: {
    "the default": says(apiCache({}), "atRestEncryptionEnabled is not true", "transitEncryptionEnabled is not true"),
  },
};

function apiCache(props: Record<string, unknown>): ExampleResource {
  return resource("aws:appsync/apiCache:ApiCache", props);
}
