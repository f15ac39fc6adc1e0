import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "all four": accountPublicAccessBlock({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    }),
  },
  bad: {
    three: says(
      accountPublicAccessBlock({ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true }),
      "restrictPublicBuckets is not true",
    ),
  },
};

function accountPublicAccessBlock(props: Record<string, unknown>): ExampleResource {
  return resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", props);
}
