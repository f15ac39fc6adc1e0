import { policy } from "../../core";
import { allowedEverywhere, eachPermission, escalatingActions, identityPolicyTypes } from "./_helpers";

export const iamNoPrivilegeEscalation = policy({
  name: "aws-iam-no-privilege-escalation",
  title: "IAM policies do not let their holders take the rights of others",
  severity: "critical",
  controls: { nist80053: ["AC-6", "AC-6(10)"] },
  remediation:
    "Leave out what changes identities, their policies or the code that runs under other roles, or name in Resource the few it is for.",
  resources: identityPolicyTypes,
  check: eachPermission((statement, report) => {
    const matched = allowedEverywhere(statement, escalatingActions);
    if (matched.length > 0) report(`policy: ${statement.path} allows ${matched.join(", ")} on every resource`);
  }),
});
