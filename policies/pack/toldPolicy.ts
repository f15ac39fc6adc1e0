import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";

/** A policy that finds nothing itself, and tells of each resource what was kept of it while the others judged. */
export function toldPolicy(
  policy: Pick<ResourceValidationPolicy, "name" | "displayName" | "description">,
  linesOf: (urn: string) => readonly string[],
): ResourceValidationPolicy & StackValidationPolicy {
  const tell = (urn: string, report: (problem: string, urn: string) => void) => {
    for (const line of linesOf(urn)) report(line, urn);
  };
  return {
    ...policy,
    enforcementLevel: "advisory",
    severity: "low",
    validateResource: ({ urn }, report) => tell(urn, report),
    validateStack: ({ resources }, report) => {
      for (const { urn } of resources) tell(urn, report);
    },
  };
}
