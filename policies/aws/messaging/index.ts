export { messagingPolicyPrivate } from "./messagingPolicyPrivate";
export { snsEncrypted } from "./snsEncrypted";
export { sqsEncrypted } from "./sqsEncrypted";
