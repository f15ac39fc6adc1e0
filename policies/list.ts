import {
  type Framework,
  frameworks,
  type ParameterDescription,
  ParameterReader,
  type PolicyDefinition,
  type Properties,
} from "./core";

/** The controls of one benchmark that a policy serves. */
export interface ServedControls {
  readonly framework: string;
  readonly version: string;
  readonly ids: readonly string[];
}

/** What a policy says about itself. */
export interface PolicyDescription {
  readonly name: string;
  readonly title: string;
  readonly severity: PolicyDefinition["severity"];
  readonly enforcementLevel: NonNullable<PolicyDefinition["enforcement"]>;
  /** What goes wrong otherwise. */
  readonly rationale?: string;
  /** Type tokens; `*` stands for any version. */
  readonly resourceTypes: readonly string[];
  readonly controls: readonly ServedControls[];
  readonly parameters: readonly ParameterDescription[];
  readonly remediation: string;
  /** Properties that the level `remediate` sets. */
  readonly remedy?: Properties;
  /** File of the policy's page in the package. */
  readonly page: string;
}

/** What these policies say about themselves, in their order. */
export function describePolicies(policies: readonly PolicyDefinition[]): PolicyDescription[] {
  return policies.map((policy) => ({
    name: policy.name,
    title: policy.title,
    severity: policy.severity,
    enforcementLevel: policy.enforcement ?? "mandatory",
    rationale: policy.rationale,
    resourceTypes: policy.resources,
    controls: servedControls(policy),
    parameters: parametersOf(policy),
    remediation: policy.remediation,
    ...("remedy" in policy && { remedy: policy.remedy }),
    page: `docs/${pageOf(policy.name)}`,
  }));
}

/** The page of a policy, below docs/. */
export function pageOf(policy: string): string {
  return `policies/${policy}.md`;
}

function servedControls({ controls }: PolicyDefinition): ServedControls[] {
  const byKey = new Map<string, Framework>(Object.entries(frameworks));
  return Object.entries(controls).flatMap(([key, ids]) => {
    const framework = byKey.get(key);
    if (framework === undefined || ids.length === 0) return [];
    return [{ framework: framework.title, version: framework.version, ids }];
  });
}

function parametersOf({ parameters }: PolicyDefinition): readonly ParameterDescription[] {
  const reader = new ParameterReader();
  parameters?.(reader);
  return reader.descriptions;
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
