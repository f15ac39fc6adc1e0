import { type Properties, policy, record, records, texts } from "../../core";
import { allows, conditionKeys, covers, istioTypes, sourcesOf, specOf } from "../_helpers/istioObjects";

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
    const required = stack
      .ofType(istioTypes.authorizationPolicy)
      .some((authorization) => covers(authorization, authentication) && requiresToken(specOf(authorization)));
    if (!required) report("no AuthorizationPolicy for the same workload requires a token");
  },
});

function requiresToken(spec: Properties): boolean {
  const rules = records(spec.rules);
  if (spec.action === "DENY") {
    return rules.some((rule) =>
      records(rule.from).some((from) => texts(record(from.source).notRequestPrincipals).includes("*")),
    );
  }
  return allows(spec) && rules.length > 0 && rules.every(asksForToken);
}

/** Whether no request meets a rule without a token, whichever of its sources it comes from. */
function asksForToken(rule: Properties): boolean {
  const sources = sourcesOf(rule);
  const bySource = sources.length > 0 && sources.every(({ requestPrincipals }) => requestPrincipals.length > 0);
  return bySource || conditionKeys(rule).some((key) => key.startsWith("request.auth."));
}
