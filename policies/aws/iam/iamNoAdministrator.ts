import { policy } from "../../core";
import { coversAction, eachPermission, identityPolicyTypes, isEverything, isForEveryResource } from "./_helpers";

/** Whoever may do this may do all else. What leaves IAM out, as AWS's PowerUserAccess does, allows much, but no administration. */
const administering = "iam:PutRolePolicy";

export const iamNoAdministrator = policy({
  name: "aws-iam-no-administrator",
  rationale: "One leaked credential with such a policy is the whole account.",
  title: "No IAM policy allows every action on every resource",
  severity: "critical",
  controls: { cisAws: ["1.16"], nist80053: ["AC-6", "AC-3"], awsFsbp: ["IAM.1"] },
  remediation: "List the actions that are needed, on the ARNs they are needed for.",
  resources: identityPolicyTypes,
  check: eachPermission((statement, report) => {
    const everything =
      statement.actions.some(isEverything) ||
      (statement.notActions.length > 0 && !statement.notActions.some((action) => coversAction(action, administering)));
    if (statement.allows && everything && isForEveryResource(statement)) {
      report(`policy: ${statement.path} allows every action on every resource`);
    }
  }),
});
