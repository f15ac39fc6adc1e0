import { EncryptionKey, type EncryptionKeyArgs } from "../../../components/encryption";
import type { ComponentMutations } from "../mutation";
import { account, allow } from "./fixtures";

const encryptionKey = (args: Partial<EncryptionKeyArgs> = {}) => new EncryptionKey("orders", { account, ...args });
const changed = (key: NonNullable<EncryptionKeyArgs["transform"]>["key"]) => () =>
  encryptionKey({ transform: { key } });

export const encryptionMutations: ComponentMutations = {
  component: "EncryptionKey",
  secure: () => encryptionKey(),
  mutations: [
    {
      holds: "KMS replaces the material of the key by itself",
      weakened: "enableKeyRotation false",
      program: changed({ enableKeyRotation: false }),
      breaks: ["aws-kms-key-rotation"],
    },
    {
      holds: "Only the account, and the services that were named, may use the key",
      weakened: "a policy for everyone",
      program: changed({ policy: allow({ Principal: "*", Action: "kms:Decrypt", Resource: "*" }) }),
      breaks: ["aws-kms-key-policy-private"],
    },
    {
      holds: "Only the account may use the key",
      weakened: "a policy for every AWS account",
      program: changed({ policy: allow({ Principal: { AWS: ["*"] }, Action: "kms:Decrypt", Resource: "*" }) }),
      breaks: ["aws-kms-key-policy-private"],
    },
    {
      holds: "A deleted key can be restored for 30 days",
      weakened: "deletionWindowInDays 7",
      program: () => encryptionKey({ deletionWindowInDays: 7 }),
      breaks: ["aws-kms-deletion-window"],
    },
  ],
};
