import { policy } from "../../core";
import { isPublic, type Statement, statementsOf } from "./_helpers";

export const iamTrustPolicy = policy({
  name: "aws-iam-trust-policy",
  rationale: "A role that trusts everyone can be taken by any account, or by any workload of the cluster.",
  title: "IAM roles trust named principals only",
  severity: "critical",
  controls: { nist80053: ["AC-3", "AC-6", "IA-9"] },
  remediation:
    "Name the principal. For a role of a Kubernetes service account, compare both :sub (system:serviceaccount:NAMESPACE:NAME) and :aud (sts.amazonaws.com) of the OIDC provider.",
  resources: ["aws:iam/role:Role"],
  check: (role, report) => {
    for (const statement of statementsOf(role.props.assumeRolePolicy)) {
      if (isPublic(statement)) report(`assumeRolePolicy: ${statement.path} trusts everyone`);
      for (const problem of oidcProblems(statement)) report(`assumeRolePolicy: ${statement.path} ${problem}`);
    }
  },
});

/** An identity provider of OpenID Connect by its ARN, or one that AWS knows by its name. */
const oidcProvider = /:oidc-provider\/|^(?:cognito-identity\.amazonaws\.com|accounts\.google\.com)$/;

/** What a trust statement leaves open that takes tokens of an OpenID Connect provider. */
function oidcProblems({ allows, principals, conditions }: Statement): string[] {
  const providers = (principals.Federated ?? []).filter((provider) => oidcProvider.test(provider));
  if (!allows || providers.length === 0) return [];
  const compared = (claim: string) =>
    conditions.filter(({ operator, key }) => key.endsWith(`:${claim}`) && /^String(?:Equals|Like)$/.test(operator));
  const subjects = compared("sub").flatMap(({ values }) => values);
  return [
    ...["sub", "aud"].filter((claim) => compared(claim).length === 0).map((claim) => `does not compare :${claim}`),
    ...subjects.filter(isAnySubject).map((subject) => `trusts the subject ${subject}`),
  ];
}

/** Whether a subject stands for more than one service account, or for everything. */
function isAnySubject(subject: string): boolean {
  return /^\*+$/.test(subject) || (subject.startsWith("system:serviceaccount:") && subject.includes("*"));
}
