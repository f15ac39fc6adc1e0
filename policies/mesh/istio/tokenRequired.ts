import { type Properties, policy, record, records, texts } from "../../core";
import {
  allows,
  conditionKeys,
  coversLabels,
  istioTypes,
  selectedLabels,
  sourcesOf,
  specOf,
} from "../_helpers/istioObjects";

export const tokenRequired = policy({
  name: "mesh-token-required",
  rationale: "A RequestAuthentication alone refuses wrong tokens and lets requests without one pass.",
  title: "Where tokens are checked, requests without a token are refused",
  severity: "high",
  controls: { nist80053: ["AC-3", "IA-9"] },
  remediation:
    "Add an AuthorizationPolicy for the same workload that denies notRequestPrincipals [*], or allows requestPrincipals alone. A RequestAuthentication by itself lets requests without a token pass.",
  resources: [istioTypes.requestAuthentication],
  checkInStack: (authentication, report, stack) => {
    const authorizations = stack.ofType(istioTypes.authorizationPolicy);
    const open = selectedLabels(authentication, stack).some((labels) => {
      const specs = authorizations.filter((candidate) => coversLabels(candidate, authentication, labels)).map(specOf);
      return !requireToken(specs);
    });
    if (open) report("no AuthorizationPolicy for the same workload requires a token");
  },
});

/** Whether no request without a token passes all the policies of one workload: one denies it, or none of those that allow does. */
function requireToken(specs: readonly Properties[]): boolean {
  if (specs.some(deniesWithoutToken)) return true;
  const allowing = specs.filter(allows);
  const rules = allowing.flatMap((spec) => records(spec.rules));
  return allowing.length > 0 && rules.length > 0 && rules.every(asksForToken);
}

/** A rule about some paths or methods alone leaves the others open. */
function deniesWithoutToken(spec: Properties): boolean {
  if (spec.action !== "DENY") return false;
  return records(spec.rules).some(
    (rule) =>
      isAboutEverything(rule) &&
      records(rule.from).some(({ source }) => {
        const { notRequestPrincipals, ...others } = record(source);
        return texts(notRequestPrincipals).includes("*") && Object.keys(others).length === 0;
      }),
  );
}

function isAboutEverything(rule: Properties): boolean {
  const operations = records(rule.to).map(({ operation }) => record(operation));
  const ofPorts = operations.every((operation) =>
    Object.keys(operation).every((key) => key === "ports" || key === "notPaths"),
  );
  return records(rule.when).length === 0 && ofPorts;
}

/** Whether no request meets a rule without a token, whichever of its sources it comes from. */
function asksForToken(rule: Properties): boolean {
  const sources = sourcesOf(rule);
  const bySource = sources.length > 0 && sources.every(({ requestPrincipals }) => requestPrincipals.length > 0);
  return bySource || conditionKeys(rule).some((key) => key.startsWith("request.auth."));
}
