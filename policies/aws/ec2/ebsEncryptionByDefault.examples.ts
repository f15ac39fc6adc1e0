import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { on: encryptionByDefault({ enabled: true }), "the default": encryptionByDefault({}) },
  bad: { off: says(encryptionByDefault({ enabled: false }), "enabled is false") },
};

function encryptionByDefault(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ebs/encryptionByDefault:EncryptionByDefault", props);
}
