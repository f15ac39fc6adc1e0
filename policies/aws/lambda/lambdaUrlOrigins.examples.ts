import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "one origin": functionUrl({ cors: { allowCredentials: true, allowOrigins: ["https://shop.example.com"] } }),
    "everyone, without credentials": functionUrl({ cors: { allowOrigins: ["*"] } }),
  },
  bad: {
    everyone: says(
      functionUrl({ cors: { allowCredentials: true, allowOrigins: ["*"] } }),
      "cors.allowOrigins holds * with credentials",
    ),
  },
};

function functionUrl(props: Record<string, unknown>): ExampleResource {
  return resource("aws:lambda/functionUrl:FunctionUrl", props);
}
