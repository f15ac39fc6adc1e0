import { policy } from "../../core";
import { allowedEverywhere, eachPermission, identityPolicyTypes, readingActions } from "./_helpers";

export const iamNoBroadAccess = policy({
  name: "aws-iam-no-broad-access",
  rationale: "A service that was broken into could read the data, or take the roles, of every other.",
  title: "IAM policies name the data that may be read and the roles that may be taken",
  severity: "high",
  controls: { nist80053: ["AC-6", "AC-3"] },
  remediation: "Put the ARNs of the buckets, tables, queues, secrets, parameters or roles into Resource.",
  resources: identityPolicyTypes,
  check: eachPermission((statement, report) => {
    const matched = allowedEverywhere(statement, readingActions);
    if (matched.length > 0) report(`policy: ${statement.path} allows ${matched.join(", ")} on every resource`);
  }),
});
