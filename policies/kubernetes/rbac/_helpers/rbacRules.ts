import { checkEach, type PolicyResource, type Report, records, texts } from "../../../core";
import { withPatches } from "../../_helpers/kinds";

/** The types of everything that grants access to the Kubernetes API. */
export const roleTypes = withPatches(
  "kubernetes:rbac.authorization.k8s.io/*:Role",
  "kubernetes:rbac.authorization.k8s.io/*:ClusterRole",
);

/** The types of everything that gives a role to somebody. */
export const bindingTypes = withPatches(
  "kubernetes:rbac.authorization.k8s.io/*:RoleBinding",
  "kubernetes:rbac.authorization.k8s.io/*:ClusterRoleBinding",
);

/** A rule of a Role or ClusterRole. */
export interface RbacRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames: readonly string[];
  readonly nonResourceUrls: readonly string[];
  /** Where it is in the resource: `rules[0]`. */
  readonly path: string;
}

/** A check of every rule of a role on its own. */
export function eachRule(
  check: (rule: RbacRule, report: Report) => void,
): (role: PolicyResource, report: Report) => void {
  return (role, report) => {
    checkEach(records(role.props.rules), (rule, index) => {
      check(
        {
          verbs: texts(rule.verbs),
          apiGroups: texts(rule.apiGroups),
          resources: texts(rule.resources),
          resourceNames: texts(rule.resourceNames),
          nonResourceUrls: texts(rule.nonResourceURLs),
          path: `rules[${index}]`,
        },
        report,
      );
    });
  };
}

/** The API groups of resources that are not of the core. */
const groups: Readonly<Record<string, string>> = {
  certificatesigningrequests: "certificates.k8s.io",
  cronjobs: "batch",
  daemonsets: "apps",
  deployments: "apps",
  jobs: "batch",
  replicasets: "apps",
  signers: "certificates.k8s.io",
  statefulsets: "apps",
};

/** Whether a rule allows a verb on a resource; a wildcard stands for many, alone or before a subresource. */
export function allowsOn(rule: RbacRule, resource: string, verb: string): boolean {
  const [kind = "", subresource] = resource.split("/");
  const patterns = ["*", resource, ...(subresource === undefined ? [] : [`*/${subresource}`])];
  const inGroup = rule.apiGroups.some((group) => group === "*" || group === (groups[kind] ?? ""));
  const onResource = rule.resources.some((pattern) => patterns.includes(pattern));
  return inGroup && onResource && (rule.verbs.includes(verb) || rule.verbs.includes("*"));
}
