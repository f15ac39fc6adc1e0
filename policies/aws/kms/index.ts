export { kmsDeletionWindow } from "./kmsDeletionWindow";
export { kmsKeyPolicyPrivate } from "./kmsKeyPolicyPrivate";
export { kmsKeyRotation } from "./kmsKeyRotation";
