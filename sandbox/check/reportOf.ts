import { callsOf } from "./content/calls";
import { certificatesOf } from "./content/certificates";
import { grantsOf } from "./content/grants";
import { servicesOf } from "./content/services";
import { findingsOf, resourceName } from "./findings";
import type { DescribedPack } from "./policyPacks";
import { type CheckReport, REPORT_VERSION, type Skipped } from "./report";
import { SourcePlaces } from "./source";
import { isOwn, type StateResource } from "./state";
import type { ThrownAway } from "./throwAway";

/** Of what a report is. */
export interface Subject {
  readonly project: string;
  readonly stack: string;
  readonly packs: readonly DescribedPack[];
  /** The folder that files are told from. */
  readonly repository: string;
}

/** Everything that a deployment which was thrown away tells. */
export function reportOf(made: ThrownAway, { project, stack, packs, repository }: Subject): CheckReport {
  const { deployment, resources, placeholders } = made;
  const { report, succeeded, complaint } = deployment;
  const findings = findingsOf(
    report.policyViolations,
    packs,
    new SourcePlaces(resources, made.projectFolder, repository),
  );
  const told = report.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
  const errors = succeeded ? [] : told.length > 0 ? [...new Set(told)] : [complaint || "the engine failed"];
  return {
    version: REPORT_VERSION,
    project,
    stack,
    outcome: succeeded ? (findings.length > 0 ? "findings" : "clean") : "failed",
    policyPacks: packs.map(({ name, version, policies }) => ({ name, version, policies: policies.length })),
    resources: resources.filter(isOwn).length,
    findings,
    unjudged: report.unjudged.map(({ policy, urn, unknown }) => ({ policy, resource: resourceName(urn), unknown })),
    skipped: skippedOf(resources, made.declaredPackages),
    placeholders,
    errors,
    services: servicesOf(resources),
    calls: callsOf(resources),
    grants: grantsOf(resources),
    certificates: certificatesOf(resources),
  };
}

/** Components that plugins make: what is in them is the plugin's to say. */
function skippedOf(resources: readonly StateResource[], declaredPackages: readonly string[]): Skipped[] {
  const parents = new Set(resources.map(({ parent }) => parent));
  return resources
    .filter(({ custom, type, urn }) => {
      const [pulumiPackage = ""] = type.split(":");
      return !custom && declaredPackages.includes(pulumiPackage) && !parents.has(urn);
    })
    .map(({ urn }) => ({
      resource: resourceName(urn),
      reason: "is a component of a plugin, which did not run: what it consists of was not judged",
    }))
    .sort((one, other) => (one.resource.urn < other.resource.urn ? -1 : 1));
}
