import type { Controls, PolicyDefinition } from "./core";

/** What a policy says about itself. */
export interface PolicyDescription {
  readonly name: string;
  readonly title: string;
  readonly severity: PolicyDefinition["severity"];
  readonly enforcementLevel: NonNullable<PolicyDefinition["enforcement"]>;
  /** Type tokens; `*` stands for any version. */
  readonly resourceTypes: readonly string[];
  readonly controls: Controls;
  readonly remediation: string;
}

/** What these policies say about themselves, in their order. */
export function describePolicies(policies: readonly PolicyDefinition[]): PolicyDescription[] {
  return policies.map(({ name, title, severity, enforcement, resources, controls, remediation }) => ({
    name,
    title,
    severity,
    enforcementLevel: enforcement ?? "mandatory",
    resourceTypes: resources,
    controls,
    remediation,
  }));
}

/** The descriptions as a table for people: one line each, then how many there are of each level. */
export function policyTable(policies: readonly PolicyDescription[]): string {
  const heading = { name: "POLICY", severity: "SEVERITY", enforcementLevel: "LEVEL", title: "WHAT HOLDS" };
  const columns = ["name", "severity", "enforcementLevel"] as const;
  const widths = columns.map((column) => Math.max(...[heading, ...policies].map((row) => row[column].length)));
  const lines = [heading, ...policies].map((row) =>
    [...columns.map((column, index) => row[column].padEnd(widths[index] ?? 0)), row.title].join("  "),
  );
  const mandatory = policies.filter(({ enforcementLevel }) => enforcementLevel === "mandatory").length;
  const total = `${policies.length} policies: ${mandatory} mandatory, ${policies.length - mandatory} advisory`;
  return [...lines, "", total].join("\n");
}
