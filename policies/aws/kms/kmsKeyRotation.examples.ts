import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a key that rotates": key({ enableKeyRotation: true }),
    "a key for signatures, which cannot rotate": key({
      keyUsage: "SIGN_VERIFY",
      customerMasterKeySpec: "ECC_NIST_P256",
    }),
    "a key for hashes, which cannot rotate": key({
      keyUsage: "GENERATE_VERIFY_MAC",
      customerMasterKeySpec: "HMAC_256",
    }),
  },
  bad: {
    "a key that says nothing": says(key({}), "enableKeyRotation is not true"),
    "a key that does not rotate": says(key({ enableKeyRotation: false }), "enableKeyRotation is not true"),
  },
};

function key(props: Record<string, unknown>): ExampleResource {
  return resource("aws:kms/key:Key", props);
}
