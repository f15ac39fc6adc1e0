export { EncryptedTopic } from "./encryptedTopic";
export type { EncryptedTopicArgs } from "./encryptedTopicArgs";
export { type TopicPolicyInput, type TopicPublisher, topicPolicy } from "./topicPolicy";
