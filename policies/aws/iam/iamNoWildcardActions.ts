import { policy } from "../../core";
import { eachPermission, identityPolicyTypes, isEverything } from "./_helpers";

export const iamNoWildcardActions = policy({
  name: "aws-iam-no-wildcard-actions",
  rationale: "All actions include those that delete data and change policies, and what AWS adds later.",
  title: "IAM policies do not allow all actions of a service",
  severity: "high",
  controls: { nist80053: ["AC-6"], awsFsbp: ["IAM.21"] },
  remediation:
    "Write the actions out: service:* also allows to delete, to change policies and whatever AWS adds later.",
  resources: identityPolicyTypes,
  check: eachPermission((statement, report) => {
    if (!statement.allows) return;
    const wide = statement.actions.filter((action) => isEverything(action) || isOfService(action));
    if (wide.length > 0) report(`policy: ${statement.path} allows ${wide.join(", ")}`);
    if (statement.notActions.length > 0) {
      report(`policy: ${statement.path} allows everything but ${statement.notActions.join(", ")}`);
    }
  }),
});

/** All of a service, however many wildcards say so, or some of every service. */
function isOfService(action: string): boolean {
  return /^[^:]+:[*?]*\*[*?]*$/.test(action) || /^[^:]*\*[^:]*:/.test(action);
}
