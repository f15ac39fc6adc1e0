import { createHash } from "node:crypto";
import { nameOf, type PolicyViolation } from "../report";
import type { DescribedPack, DescribedPolicy } from "./policyPacks";
import type { Finding, ResourceName } from "./report";
import type { SourcePlaces } from "./source";

/** The findings of a deployment, as serious as their packs say, in the order of their places. */
export function findingsOf(
  violations: readonly PolicyViolation[],
  packs: readonly DescribedPack[],
  places: SourcePlaces,
): Finding[] {
  const policies = new Map(
    packs.flatMap((pack) => pack.policies.map((policy) => [`${pack.name} ${policy.name}`, policy] as const)),
  );
  return violations
    .map((violation) => asFinding(violation, policies.get(`${violation.policyPack} ${violation.policy}`), places))
    .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
}

function asFinding(violation: PolicyViolation, policy: DescribedPolicy | undefined, places: SourcePlaces): Finding {
  const { urn, policyPack, severity } = violation;
  const described = policy?.description ?? "";
  const told = violation.message;
  const message = (described !== "" && told.startsWith(described) ? told.slice(described.length) : told).trim();
  return {
    id: createHash("sha256").update([policyPack, violation.policy, urn, message].join("\n")).digest("hex").slice(0, 16),
    policy: violation.policy,
    policyPack,
    title: policy?.title ?? violation.policy,
    // Engines are told that everything is advice here, so that nothing stops half-way; the pack says what it is.
    level: (policy?.level ?? violation.enforcementLevel) === "mandatory" ? "mandatory" : "advisory",
    severity,
    controls: policy?.controls ?? [],
    message,
    remediation: policy?.remediation ?? "",
    url: policy?.url ?? "",
    resource: resourceName(urn),
    source: places.of(urn) ?? null,
  };
}

/** The type and the logical name that a URN tells. */
export function resourceName(urn: string): ResourceName {
  return { urn, type: urn.split("::")[2]?.split("$").at(-1) ?? "", name: nameOf(urn) };
}

/** Mandatory ones first, then by file and line. */
function sortKey({ level, source, policy, resource, message }: Finding): string {
  const line = String(source?.line ?? 0).padStart(6, "0");
  return [level === "mandatory" ? 0 : 1, source?.file ?? "~", line, policy, resource.urn, message].join("\n");
}
