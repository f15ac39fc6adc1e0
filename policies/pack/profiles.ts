import { type Framework, frameworks, type PolicyDefinition } from "../core";

/** What a profile makes of a policy's level; `off` is a policy that does not judge. */
export type ProfileLevel = "mandatory" | "advisory" | "off";

const byFramework = new Map(
  Object.entries<Framework>(frameworks).map(([key, framework]) => [framework.profile, { key, ...framework }]),
);

/** The profiles, by name, with what each is for. */
export const profiles: ReadonlyMap<string, string> = new Map([
  ["baseline", "what no deployment should lack: policies of low and medium severity only advise"],
  ["strict", "every policy is mandatory"],
  ["no-mesh", "for clusters without a service mesh: its policies do not judge"],
  ...[...byFramework].map(([name, { title, version }]): [string, string] => [
    name,
    `only policies that serve a control of ${title} ${version} judge`,
  ]),
]);

/**
 * The level that profiles give to a policy; `undefined` where they leave it as it is. Of several benchmarks, one that the
 * policy serves is enough.
 */
export function levelUnder(names: readonly string[], policy: PolicyDefinition): ProfileLevel | undefined {
  if (names.includes("no-mesh") && policy.name.startsWith("mesh-")) return "off";
  const keys = names.flatMap((name) => byFramework.get(name)?.key ?? []);
  const served = Object.entries(policy.controls).filter(([, ids]) => ids.length > 0);
  if (keys.length > 0 && !served.some(([key]) => keys.includes(key))) return "off";
  if (names.includes("strict")) return "mandatory";
  const isMinor = policy.severity === "low" || policy.severity === "medium";
  return names.includes("baseline") && isMinor ? "advisory" : undefined;
}
