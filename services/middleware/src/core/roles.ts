import type { Claims } from "./caller";
import { type Check, callerOf } from "./passage";
import { Refusal } from "./refusal";

/**
 * Lets the caller on if the token has the role.
 *
 * @param claim see `rolesOf`
 */
export function grantToRole(role: string, claim: string): Check {
  return (passage) => {
    if (!rolesOf(callerOf(passage).claims, claim).includes(role)) {
      throw new Refusal(403, "role_required", `the role ${role} is required`, { reason: `role_required:${role}` });
    }
    passage.grantedBy = `role:${role}`;
  };
}

/**
 * The roles in a claim: a list of strings, or one string with spaces between them.
 *
 * @param claim the claim's name, or a path with dots into nested claims, such as `realm_access.roles`. A claim whose
 * whole name is the path comes first, for names that are URLs.
 */
export function rolesOf(claims: Claims, claim: string): readonly string[] {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : valueAt(claims, claim.split("."));
  if (typeof value === "string") return value.split(" ").filter((role) => role !== "");
  return Array.isArray(value) ? value.filter((role) => typeof role === "string") : [];
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  return valueAt(Object.getOwnPropertyDescriptor(value, name)?.value, rest);
}
