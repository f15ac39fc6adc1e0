import {
  type Access,
  type AwsAccount,
  checkArnPlace,
  checkSamePlace,
  type Grantable,
  type IamStatement,
  type Problem,
} from "../core";
import {
  account,
  check,
  checkArguments,
  choice,
  clusterName,
  commonFields,
  depending,
  type Fields,
  grantable,
  iamPolicyArn,
  input,
  isDnsLabel,
  isHttpsUrl,
  isObject,
  list,
  object,
  optional,
  type Shape,
  serviceAccountName,
  someText,
  text,
  transforms,
  wholeNumber,
} from "../core/checks";
import { accesses } from "./grants";
import type { EksPodIdentity, Irsa, WorkloadIdentityArgs } from "./workloadIdentityArgs";

/** The session durations that IAM allows a role. Unit: seconds. Source: IAM API Reference, `CreateRole`. */
const SESSION_SECONDS = { min: 3600, max: 43_200 };

const kind = choice("podIdentity", "irsa");

const podIdentity = object<EksPodIdentity>({
  kind,
  clusterName: input(clusterName),
  ipFamily: optional(choice("ipv4", "ipv6")),
});

const irsa = object<Irsa>({
  kind,
  issuerUrl: input(
    text(
      'the cluster\'s OIDC issuer, such as "https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF"',
      (url) => isHttpsUrl(url) && !/[\s?#*]/.test(url),
    ),
  ),
  audience: optional(input(someText("the audience that tokens must be meant for"))),
});

/** How pods of a cluster get an IAM role. */
export const cluster = depending<EksPodIdentity | Irsa>(
  'how pods get their role, such as { kind: "podIdentity", clusterName: "production" }',
  (given) => (given.kind === "irsa" ? irsa : podIdentity),
);

/** A statement of a role's own policy, which names what it is about. Source: IAM User Guide, "IAM JSON policy elements". */
const iamStatement: Shape<IamStatement> = {
  expected: 'an IAM statement, such as { Effect: "Allow", Action: "sqs:SendMessage", Resource: queueArn }',
  find: (path, value) => {
    const { expected } = iamStatement;
    const findings = object<Pick<IamStatement, "Effect">>({ Effect: choice("Allow", "Deny") }, expected).find(
      path,
      value,
    );
    if (!isObject(value)) return findings;
    const problem = (propertyPath: string, reason: string) => ({ propertyPath, reason, malformed: false });
    return [
      ...findings,
      ...(value.Action === undefined && value.NotAction === undefined
        ? [problem(`${path}.Action`, 'is missing; write the actions, such as "sqs:SendMessage"')]
        : []),
      ...(value.Resource === undefined && value.NotResource === undefined
        ? [problem(`${path}.Resource`, "is missing; write the ARNs that the statement is about")]
        : []),
      ...(value.Principal === undefined ? [] : [problem(`${path}.Principal`, "is the role itself here; leave it out")]),
    ];
  },
};

/** What each argument has to be. */
export const workloadIdentityFields: Fields<WorkloadIdentityArgs> = {
  ...commonFields,
  account,
  namespace: input(text('one Kubernetes namespace, such as "orders" (a DNS label; no wildcards)', isDnsLabel)),
  serviceAccount: input(serviceAccountName),
  cluster,
  permissionsBoundary: optional(input(iamPolicyArn)),
  statements: optional(list(input(iamStatement), "IAM statements")),
  managedPolicyArns: optional(list(input(iamPolicyArn), "ARNs of IAM policies")),
  maxSessionDuration: optional(input(wholeNumber(SESSION_SECONDS.min, SESSION_SECONDS.max, "seconds"))),
  transform: transforms<NonNullable<WorkloadIdentityArgs["transform"]>>({
    role: true,
    podIdentityAssociation: true,
    rolePolicy: true,
    managedPolicy: true,
  }),
};

const workloadIdentity = object(workloadIdentityFields);

/**
 * The longest name of an identity from which its role's name of 64 characters can be generated: `NAME-role-` and seven
 * hexadecimal digits. Source of the limit: IAM User Guide, "IAM and AWS STS quotas".
 */
export const longestIdentityName = 64 - "-role-0123456".length;

/** Source of the characters: IAM API Reference, `CreateRole`. */
const identityName = text(
  `at most ${longestIdentityName} letters, digits and _+=,.@-, for the role's name is generated from it`,
  (name) => /^[\w+=,.@-]+$/.test(name) && name.length <= longestIdentityName,
);

/** What is wrong with the name and arguments of a workload identity. */
export function checkWorkloadIdentity(name: string, args: WorkloadIdentityArgs): Problem[] {
  return [...check("name", name, identityName), ...checkArguments(args, workloadIdentity, checkPolicies)];
}

function checkPolicies({ account, permissionsBoundary, managedPolicyArns = [] }: WorkloadIdentityArgs): Problem[] {
  return [
    ...checkArnPlace("permissionsBoundary", permissionsBoundary, account, ["partition", "account"]),
    ...managedPolicyArns.flatMap((arn, index) =>
      checkArnPlace(`managedPolicyArns[${index}]`, arn, account, ["partition", "account"]),
    ),
  ];
}

const grantTarget = grantable("what access is given to, such as an EncryptedBucket");

/** What is wrong with a grant of an identity in `account`, given the names of those made before. */
export function checkGrant(
  target: Grantable,
  access: Access,
  account: AwsAccount,
  granted: ReadonlySet<string>,
): Problem[] {
  const problems = [
    ...check("grant.target", target, grantTarget),
    ...check(
      "grant.access",
      access,
      text([...accesses].map((verb) => JSON.stringify(verb)).join(" or "), (verb) => accesses.has(verb)),
    ),
  ];
  return isObject(target) ? [...problems, ...checkTarget(target, access, account, granted)] : problems;
}

function checkTarget(target: Grantable, access: Access, account: AwsAccount, granted: ReadonlySet<string>): Problem[] {
  return [
    // Across accounts, the resource's own policy would have to let the role in, too.
    ...checkSamePlace("grant.target", target.account, account, ["account"]),
    ...(granted.has(grantId(target, access))
      ? [{ propertyPath: "grant", reason: `${access} on ${target.grantName} was granted before; grant it once` }]
      : []),
  ];
}

/** What tells the grants of one identity apart. */
export function grantId(target: Grantable, access: Access): string {
  return `${target.grantName}-${access}`;
}
