export { dynamodbEncrypted } from "./dynamodbEncrypted";
