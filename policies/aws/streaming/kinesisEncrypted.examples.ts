import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { "a key": stream({ encryptionType: "KMS", kmsKeyId: UNKNOWN }) },
  bad: {
    "the default": says(stream({}), "encryptionType is not KMS"),
    "AWS's own key": says(
      stream({ encryptionType: "KMS", kmsKeyId: "alias/aws/kinesis" }),
      "kmsKeyId is alias/aws/kinesis, which is AWS's own key",
    ),
  },
};

function stream(props: Record<string, unknown>): ExampleResource {
  return resource("aws:kinesis/stream:Stream", props);
}
