import type { Problem } from "../core";
import { list, object, optional, text } from "../core/checks";
import type { ApiRule } from "./accessRules";
import { type RefusedPower, refusedPowers } from "./refusedPowers";

/**
 * Verbs of RBAC by which one takes rights that one was not given. Sources: Kubernetes documentation, "Role Based Access
 * Control Good Practices", sections on each of the first three; "Certificates and Certificate Signing Requests" on the rest.
 */
const escalatingVerbs = ["escalate", "bind", "impersonate", "approve", "sign", "attest"];

/** Verbs of the Kubernetes API on objects. */
const objectVerbs = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

const entries = (what: string) =>
  list(text(`${what} by name`), `at least one of the ${what}`, { least: 1, ifEmpty: "is empty; write at least one" });

/** Rules of a Role, of which there is at least one. */
export const apiRules = list(
  object<ApiRule>({
    apiGroups: entries("API groups"),
    resources: entries("resources"),
    verbs: entries("verbs"),
    resourceNames: optional(list(text("an object by name"), "names of objects")),
  }),
  "what the service may do",
  { least: 1, ifEmpty: "is empty; write what the service may do, or leave its access out" },
);

/** Everything in these rules that is more than a service may have. */
export function checkApiRules(rules: readonly ApiRule[]): Problem[] {
  return rules.flatMap((rule, index) => [
    ...checkWildcards(`rules[${index}]`, rule),
    ...checkVerbs(`rules[${index}].verbs`, rule),
    ...checkPowers(`rules[${index}]`, rule),
    ...checkSecrets(`rules[${index}]`, rule),
  ]);
}

function checkWildcards(path: string, rule: ApiRule): Problem[] {
  return (["apiGroups", "resources", "verbs"] as const).flatMap((property) =>
    rule[property]
      .filter((entry) => entry.includes("*"))
      .map((entry) => ({
        propertyPath: `${path}.${property}`,
        reason: `"${entry}" grants what nobody has thought of yet; write each of them by name`,
      })),
  );
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

function checkPowers(path: string, rule: ApiRule): Problem[] {
  return refusedPowers.flatMap((power) => {
    const resources = resourcesOf(power, rule);
    const verbs = rule.verbs.filter((verb) => power.verbs?.includes(verb) ?? true);
    if (resources.length === 0 || verbs.length === 0) return [];
    const reason = `lets it ${power.harm}; ${power.instead}`;
    return power.verbs
      ? [{ propertyPath: `${path}.verbs`, reason: `${quoted(verbs)} of ${quoted(resources)} ${reason}` }]
      : [{ propertyPath: `${path}.resources`, reason: `${quoted(resources)} ${reason}` }];
  });
}

function resourcesOf({ apiGroups, resources }: RefusedPower, rule: ApiRule): string[] {
  if (!rule.apiGroups.some((group) => apiGroups.includes(group))) return [];
  return rule.resources.filter((resource) => resources?.includes(resource) ?? true);
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(", ");
}

/*
 * list and watch show whole Secrets, and no resourceNames can narrow them down to one object by the name in the path. Who
 * may create one makes it a token of any ServiceAccount by its type and an annotation (Kubernetes documentation, "Configure
 * Service Accounts for Pods", "Manually create a long-lived API token for a ServiceAccount").
 */
function checkSecrets(path: string, rule: ApiRule): Problem[] {
  if (!rule.resources.includes("secrets") || !rule.apiGroups.includes("")) return [];
  const problems: Problem[] = [];
  const among = (verbs: readonly string[]): string[] => rule.verbs.filter((verb) => verbs.includes(verb));
  const many = among(["list", "watch", "deletecollection"]);
  if (many.length > 0) {
    const reason = `${quoted(many)} of secrets shows or ends them all; write get with resourceNames`;
    problems.push({ propertyPath: `${path}.verbs`, reason });
  }
  if (rule.verbs.includes("create")) {
    const reason = `"create" of secrets lets it make tokens of any ServiceAccount; let the stack create the Secret, and write update with resourceNames`;
    problems.push({ propertyPath: `${path}.verbs`, reason });
  }
  if (among(["get", "update", "patch", "delete"]).length > 0 && (rule.resourceNames?.length ?? 0) === 0) {
    const reason = "is missing; write which secrets the service may touch";
    problems.push({ propertyPath: `${path}.resourceNames`, reason });
  }
  return problems;
}
