export { daxEncrypted } from "./daxEncrypted";
export { dynamodbDeletionProtection } from "./dynamodbDeletionProtection";
export { dynamodbEncrypted } from "./dynamodbEncrypted";
export { dynamodbRecovery } from "./dynamodbRecovery";
