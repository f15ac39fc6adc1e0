import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    encrypted: methodSettings({ settings: { cachingEnabled: true, cacheDataEncrypted: true } }),
    "no cache": methodSettings({ settings: {} }),
  },
  bad: {
    "in clear": says(methodSettings({ settings: { cachingEnabled: true } }), "settings.cacheDataEncrypted is not true"),
  },
};

function methodSettings(props: Record<string, unknown>): ExampleResource {
  return resource("aws:apigateway/methodSettings:MethodSettings", props);
}
