export { EncryptionKey, type EncryptionKeyArgs } from "./encryptionKey";
export { encryptionKeyPolicy, type KeyPolicyInput } from "./encryptionKeyPolicy";
export type { KeyLocation, KeyServiceUse } from "./keyServiceUse";
