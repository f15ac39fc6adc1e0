import { policy } from "../../core";
import { mustKeepStrangersOut } from "../_helpers/checks";

export const messagingPolicyPrivate = policy({
  name: "aws-messaging-policy-private",
  rationale: "Whoever may send to a queue makes the service behind it work for them.",
  title: "Queues and topics take messages from nobody they do not know",
  severity: "high",
  controls: { nist80053: ["AC-3", "AC-6"], awsFsbp: ["SNS.4", "SQS.3"] },
  remediation: "Name the principals, or narrow the statement by aws:SourceArn or aws:SourceAccount.",
  resources: [
    "aws:sqs/queue:Queue",
    "aws:sqs/queuePolicy:QueuePolicy",
    "aws:sns/topic:Topic",
    "aws:sns/topicPolicy:TopicPolicy",
  ],
  check: mustKeepStrangersOut("policy"),
});
