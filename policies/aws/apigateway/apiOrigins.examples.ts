import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "one origin": api({ corsConfiguration: { allowCredentials: true, allowOrigins: ["https://shop.example.com"] } }),
  },
  bad: {
    everyone: says(
      api({ corsConfiguration: { allowCredentials: true, allowOrigins: ["https://*"] } }),
      "corsConfiguration.allowOrigins holds https://* with credentials",
    ),
  },
};

function api(props: Record<string, unknown>): ExampleResource {
  return resource("aws:apigatewayv2/api:Api", props);
}
