export { eventBusPrivate } from "./eventBusPrivate";
export { messagingPolicyPrivate } from "./messagingPolicyPrivate";
export { snsEncrypted } from "./snsEncrypted";
export { sqsEncrypted } from "./sqsEncrypted";
export { stateMachineLogs } from "./stateMachineLogs";
export { topicHttps } from "./topicHttps";
