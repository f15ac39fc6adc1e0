import { policy } from "../../core";

/** In days: the longest that KMS offers, and what it takes if nothing is said. Source: AWS KMS API, ScheduleKeyDeletion. */
const longest = 30;

export const kmsDeletionWindow = policy({
  name: "aws-kms-deletion-window",
  rationale: "Everything under a deleted key is lost with it, and a mistake has to be noticed in time.",
  title: "A KMS key that was deleted by mistake can be had back for 30 days",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SC-12"] },
  remediation: `Set deletionWindowInDays to ${longest}, or leave it out.`,
  resources: ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws:kms/externalKey:ExternalKey"],
  remedy: { deletionWindowInDays: longest },
  check: (key, report) => {
    const days = key.props.deletionWindowInDays ?? longest;
    if (Number(days) < longest) report(`deletionWindowInDays is ${days}`);
  },
});
