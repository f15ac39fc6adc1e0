import type { Placeholder } from "../language";
import type { Call } from "./content/calls";
import type { Certificate } from "./content/certificates";
import type { Grant } from "./content/grants";
import type { Service } from "./content/services";
import type { SourcePlace } from "./source";

/** The version of the report's form. A property that goes or changes its meaning makes it greater; a new one does not. */
export const REPORT_VERSION = 1;

/** A resource that breaks a policy. */
export interface Finding {
  /** The same for the same problem of the same resource in every run. */
  readonly id: string;
  readonly policy: string;
  readonly policyPack: string;
  /** What holds when the policy is met. */
  readonly title: string;
  readonly level: "mandatory" | "advisory";
  /** `low`, `medium`, `high` or `critical`; empty if the pack does not say. */
  readonly severity: string;
  /** Controls of public benchmarks, such as `nist80053:SC-12`. */
  readonly controls: readonly string[];
  /** What is wrong. */
  readonly message: string;
  /** What to do about it; empty if the pack does not say. */
  readonly remediation: string;
  /** A page about the policy; empty for none. */
  readonly url: string;
  readonly resource: ResourceName;
  /** The line of the program that made the resource; `null` if it is not known. */
  readonly source: SourcePlace | null;
  /** Beside a base: whether the base has it too. */
  readonly status?: "new" | "still there";
}

export interface ResourceName {
  /** Empty for a finding about the stack as a whole. */
  readonly urn: string;
  readonly type: string;
  readonly name: string;
}

/** What a change does to the resources of the base. */
export interface Changes {
  readonly adds: readonly ResourceName[];
  /** With the inputs that differ. */
  readonly changes: readonly (ResourceName & { readonly properties: readonly string[] })[];
  readonly removes: readonly ResourceName[];
}

/** Something that was not judged. */
export interface Skipped {
  readonly resource: ResourceName;
  readonly reason: string;
}

/** Everything that a check found; each form of report is written from this. */
export interface CheckReport {
  readonly version: typeof REPORT_VERSION;
  readonly project: string;
  readonly stack: string;
  /** `failed` if the program did not come up to its end. */
  readonly outcome: "clean" | "findings" | "failed";
  readonly policyPacks: readonly { readonly name: string; readonly version: string; readonly policies: number }[];
  readonly resources: number;
  readonly findings: readonly Finding[];
  /** Checks that could not be done. */
  readonly unjudged: readonly { readonly policy: string; readonly resource: ResourceName; readonly unknown: string }[];
  readonly skipped: readonly Skipped[];
  /** What was made up because the stack does not tell it. */
  readonly placeholders: readonly Placeholder[];
  /** What the program, the engine or a stand-in complained of. */
  readonly errors: readonly string[];
  readonly services: readonly Service[];
  readonly calls: readonly Call[];
  readonly grants: readonly Grant[];
  readonly certificates: readonly Certificate[];
  /** Only beside a base. */
  readonly comparison?: {
    readonly base: string;
    readonly changes: Changes;
    /** Findings of the base that are gone. */
    readonly fixed: readonly Finding[];
  };
}

/** Whether a finding stops a pull request. */
export function stops(finding: Finding, failOn: "any" | "new"): boolean {
  return finding.level === "mandatory" && (failOn === "any" || finding.status !== "still there");
}
