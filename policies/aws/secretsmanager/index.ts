export { secretEncrypted } from "./secretEncrypted";
export { secretPolicyPrivate } from "./secretPolicyPrivate";
export { secretRecovery } from "./secretRecovery";
export { secretRotation } from "./secretRotation";
