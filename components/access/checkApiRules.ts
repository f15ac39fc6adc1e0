import type { Problem } from "../core";
import type { ApiRule } from "./accessRules";

/** Verbs of RBAC by which one takes rights that one was not given. Source: Kubernetes documentation, as below. */
const escalatingVerbs = ["escalate", "bind", "impersonate"];

/** Verbs of the Kubernetes API on objects. */
const objectVerbs = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

/**
 * Resources that no service should touch, with what they give away. Source: Kubernetes documentation, "Role Based Access
 * Control Good Practices", "Privilege escalation risks".
 */
const givesAway: Readonly<Record<string, string>> = {
  "nodes/proxy": "lets it run commands in every pod of the node",
  "pods/attach": "lets it into running containers",
  "pods/ephemeralcontainers": "lets it into running containers",
  "pods/exec": "lets it into running containers",
  "pods/portforward": "lets it past network policies and the mesh",
  "pods/proxy": "lets it past network policies and the mesh",
  "services/proxy": "lets it past network policies and the mesh",
  "serviceaccounts/token": "lets it act as another ServiceAccount",
};

/** Everything in these rules that is more than a service may have, or no rule at all. */
export function checkApiRules(rules: readonly ApiRule[]): Problem[] {
  if (rules.length === 0) {
    return [{ propertyPath: "rules", reason: "is empty; write what the service may do, or leave its access out" }];
  }
  return rules.flatMap((rule, index) => [
    ...checkLists(`rules[${index}]`, rule),
    ...checkVerbs(`rules[${index}].verbs`, rule),
    ...checkResources(`rules[${index}].resources`, rule),
    ...checkSecrets(`rules[${index}]`, rule),
  ]);
}

function checkLists(path: string, rule: ApiRule): Problem[] {
  return (["apiGroups", "resources", "verbs"] as const).flatMap((list) => {
    const propertyPath = `${path}.${list}`;
    if (rule[list].length === 0) return [{ propertyPath, reason: "is empty; write at least one" }];
    return rule[list]
      .filter((entry) => entry.includes("*"))
      .map((entry) => ({
        propertyPath,
        reason: `"${entry}" grants what nobody has thought of yet; write each of them by name`,
      }));
  });
}

function checkVerbs(propertyPath: string, rule: ApiRule): Problem[] {
  return rule.verbs
    .filter((verb) => !verb.includes("*") && !objectVerbs.includes(verb))
    .map((verb) => ({
      propertyPath,
      reason: escalatingVerbs.includes(verb)
        ? `"${verb}" lets it take rights that it was not given; leave it out`
        : `"${verb}" is not valid; write some of ${objectVerbs.join(", ")}`,
    }));
}

function checkResources(propertyPath: string, rule: ApiRule): Problem[] {
  return rule.resources.flatMap((resource) => {
    const harm = givesAway[resource];
    return harm === undefined ? [] : [{ propertyPath, reason: `"${resource}" ${harm}; leave it out` }];
  });
}

// list and watch show whole Secrets, and no resourceNames can narrow them down to one object by the name in the path.
function checkSecrets(path: string, rule: ApiRule): Problem[] {
  if (!rule.resources.includes("secrets") || !rule.apiGroups.includes("")) return [];
  const many = rule.verbs.filter((verb) => ["list", "watch", "deletecollection"].includes(verb));
  if (many.length > 0) {
    const reason = `"${many.join('", "')}" of secrets shows or ends them all; write get with resourceNames`;
    return [{ propertyPath: `${path}.verbs`, reason }];
  }
  const byName = rule.verbs.filter((verb) => verb !== "create");
  if (byName.length === 0 || (rule.resourceNames?.length ?? 0) > 0) return [];
  return [{ propertyPath: `${path}.resourceNames`, reason: "is missing; write which secrets the service may touch" }];
}
