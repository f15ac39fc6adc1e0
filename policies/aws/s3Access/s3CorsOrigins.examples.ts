import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { reading: bucketCorsConfiguration({ corsRules: [{ allowedMethods: ["GET"], allowedOrigins: ["*"] }] }) },
  bad: {
    writing: says(
      bucketCorsConfiguration({ corsRules: [{ allowedMethods: ["GET", "PUT"], allowedOrigins: ["*"] }] }),
      "corsRules[0] lets every page PUT",
    ),
  },
};

function bucketCorsConfiguration(props: Record<string, unknown>): ExampleResource {
  return resource("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration", props);
}
