import type { RbacRule } from "./rbacRules";

/** A list or a watch answers with the values, too. */
const reading = ["get", "list", "watch", "*"];

/** The verbs by which a rule reads Secrets that it does not name. For a list or a watch, names do not count. */
export function secretReading(rule: RbacRule): readonly string[] {
  const secrets = rule.resources.some((resource) => resource === "secrets" || resource === "*");
  const core = rule.apiGroups.some((group) => group === "" || group === "*");
  if (!secrets || !core) return [];
  const verbs = rule.verbs.filter((verb) => reading.includes(verb));
  const named = rule.resourceNames.length > 0 && verbs.every((verb) => verb === "get");
  return named ? [] : verbs;
}
