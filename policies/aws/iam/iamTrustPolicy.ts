import { policy } from "../../core";
import { type Condition, eachStatement, isPublic, type Statement } from "./_helpers";

export const iamTrustPolicy = policy({
  name: "aws-iam-trust-policy",
  rationale: "A role that trusts everyone can be taken by any account, or by any workload of the cluster.",
  title: "IAM roles trust named principals only",
  severity: "critical",
  controls: { nist80053: ["AC-3", "AC-6", "IA-9"] },
  remediation:
    "Name the principal. Where tokens of an OIDC provider are taken, compare whom they are for (:aud) and whose they are (:sub): system:serviceaccount:NAMESPACE:NAME of a cluster, repo:OWNER/NAME:ref:refs/heads/BRANCH of GitHub.",
  resources: ["aws:iam/role:Role"],
  check: (role, report) => {
    eachStatement(role.props.assumeRolePolicy, (statement) => {
      if (isPublic(statement)) report(`assumeRolePolicy: ${statement.path} trusts everyone`);
      for (const problem of oidcProblems(statement)) report(`assumeRolePolicy: ${statement.path} ${problem}`);
    });
  },
});

/** An identity provider of OpenID Connect by its ARN, or one that AWS knows by its name. */
const oidcProvider = /:oidc-provider\/|^accounts\.google\.com$/;

/** Cognito's identity pools say in `amr` whether somebody signed in. Source: Amazon Cognito Developer Guide, "Role trust and permissions". */
const identityPools = "cognito-identity.amazonaws.com";

const comparing = /^(?:ForAnyValue:)?String(?:Equals|EqualsIgnoreCase|Like)$/;

/** What a trust statement leaves open that takes tokens of an OpenID Connect provider. */
function oidcProblems({ allows, principals, conditions }: Statement): string[] {
  const providers = principals.Federated ?? [];
  const claims = [
    ...(providers.some((provider) => oidcProvider.test(provider)) ? ["sub", "aud"] : []),
    ...(providers.includes(identityPools) ? ["aud", "amr"] : []),
  ];
  if (!allows || claims.length === 0) return [];
  const compared = (claim: string) =>
    conditions.filter(({ operator, key }) => key.endsWith(`:${claim}`) && comparing.test(operator));
  return [
    ...claims.filter((claim) => compared(claim).length === 0).map((claim) => `does not compare :${claim}`),
    ...compared("sub")
      .flatMap(anySubjects)
      .map((subject) => `trusts the subject ${subject}`),
  ];
}

/** Subjects that stand for more than one service account, or for those of any owner. */
function anySubjects({ operator, values }: Condition): readonly string[] {
  return operator.endsWith("Like") ? values.filter(isAnySubject) : [];
}

function isAnySubject(subject: string): boolean {
  if (subject.startsWith("system:serviceaccount:")) return /[*?]/.test(subject);
  // What identifies the owner comes first, after the kind: repo:OWNER/NAME, project_path:GROUP/PROJECT.
  return /^(?:[a-z_]+:)?\*/i.test(subject);
}
