import { policy } from "../../core";
import { eachStatement } from "../iam/_helpers";

const wholeAccount = /^(?:\d{12}|arn:[a-z-]+:iam::\d{12}:root)$/;

export const iamExternalId = policy({
  name: "aws-iam-external-id",
  title: "Other accounts take a role only for whom it is meant",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AC-3", "IA-9"] },
  remediation:
    "Compare sts:ExternalId, aws:PrincipalArn or aws:PrincipalOrgID where the trust names the whole of another account.",
  resources: ["aws:iam/role:Role"],
  check: (resource, report) => {
    eachStatement(resource.props.assumeRolePolicy, (statement) => {
      if (!statement.allows || statement.conditions.length > 0) return;
      const accounts = (statement.principals.AWS ?? []).filter((principal) => wholeAccount.test(principal));
      if (accounts.length > 0) report(`assumeRolePolicy: ${statement.path} trusts all of ${accounts.join(", ")}`);
    });
  },
});
