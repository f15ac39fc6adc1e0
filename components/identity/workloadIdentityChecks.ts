import {
  type AwsAccount,
  checkAccount,
  checkArnPlace,
  checkClusterName,
  checkPlain,
  checkSamePlace,
  type Problem,
  within,
} from "../core";
import type { Access, Grantable } from "./grantable";
import { accesses, grantKinds } from "./grants";
import type { EksPodIdentity, Irsa, WorkloadIdentityArgs } from "./workloadIdentity";

/** The session durations that IAM allows a role. Unit: seconds. Source: IAM API Reference, `CreateRole`. */
const SESSION_SECONDS = { min: 3600, max: 43_200 };

/** What is wrong with the arguments of a workload identity. */
export function checkWorkloadIdentity(args: WorkloadIdentityArgs): Problem[] {
  return [
    ...checkAccount(args.account),
    ...checkPlain(
      "namespace",
      args.namespace,
      (namespace) => namespace.length <= 63 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(namespace),
      'one Kubernetes namespace, such as "orders" (a DNS label; no wildcards)',
    ),
    ...checkPlain(
      "serviceAccount",
      args.serviceAccount,
      (account) => account.length <= 253 && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(account),
      'one Kubernetes service account, such as "orders" (a DNS subdomain; no wildcards)',
    ),
    ...within("cluster", checkCluster(args.cluster)),
    ...checkPlain(
      "permissionsBoundary",
      args.permissionsBoundary,
      (arn) => /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/.+$/.test(arn),
      'the ARN of an IAM policy, such as "arn:aws:iam::123456789012:policy/boundary"',
    ),
    ...checkArnPlace("permissionsBoundary", args.permissionsBoundary, args.account, ["partition", "account"]),
    ...checkPlain(
      "maxSessionDuration",
      args.maxSessionDuration,
      (seconds) => Number.isInteger(seconds) && seconds >= SESSION_SECONDS.min && seconds <= SESSION_SECONDS.max,
      `a whole number of seconds from ${SESSION_SECONDS.min} to ${SESSION_SECONDS.max}`,
    ),
  ];
}

function checkCluster(cluster: EksPodIdentity | Irsa): Problem[] {
  switch (cluster.kind) {
    case "podIdentity":
      return checkClusterName("clusterName", cluster.clusterName);
    case "irsa":
      return checkPlain(
        "issuerUrl",
        cluster.issuerUrl,
        (url) => /^https:\/\/[^\s?#*]+$/.test(url),
        'the cluster\'s OIDC issuer, such as "https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF"',
      );
    default:
      return [{ propertyPath: "kind", reason: 'is not known; write "podIdentity" or "irsa"' }];
  }
}

/** What is wrong with a grant of an identity in `account`, given the names of those made before. */
export function checkGrant(
  target: Grantable,
  access: Access,
  account: AwsAccount,
  granted: ReadonlySet<string>,
): Problem[] {
  return [
    // Across accounts, the resource's own policy would have to let the role in, too.
    ...checkSamePlace("grant.target", target.account, account, ["account"]),
    ...(grantKinds.has(target.grantKind)
      ? []
      : [
          {
            propertyPath: "grant.target",
            reason: `${JSON.stringify(target.grantKind)} cannot be granted; give one of: ${[...grantKinds].join(", ")}`,
          },
        ]),
    ...checkPlain(
      "grant.access",
      access,
      (verb) => accesses.has(verb),
      [...accesses].map((verb) => JSON.stringify(verb)).join(" or "),
    ),
    ...(granted.has(grantId(target, access))
      ? [{ propertyPath: "grant", reason: `${access} on ${target.grantName} was granted before; grant it once` }]
      : []),
  ];
}

/** What tells the grants of one identity apart. */
export function grantId(target: Grantable, access: Access): string {
  return `${target.grantName}-${access}`;
}
