import { checkEach, isInternet, policy, records } from "../../core";
import {
  allows,
  conditionKeys,
  isAboutGateway,
  istioTypes,
  type RequestSource,
  sourcesOf,
  specOf,
} from "../_helpers/istioObjects";

/** Attributes of the caller, as opposed to those of the request. */
const callerAttributes = /^(?:source\.|remote\.ip|request\.auth\.)/;

export const authorizationNamesCallers = policy({
  name: "mesh-authorization-names-callers",
  rationale: "A rule that allows anyone makes every other rule of the workload useless.",
  title: "Authorization rules in Istio allow named callers, never anyone",
  severity: "critical",
  controls: { nist80053: ["AC-3", "AC-6", "IA-9"] },
  remediation: "Name the callers in from.source.principals: cluster.local/ns/NAMESPACE/sa/SERVICE_ACCOUNT.",
  resources: [istioTypes.authorizationPolicy],
  check: (authorization, report) => {
    const spec = specOf(authorization);
    if (!allows(spec) || isAboutGateway(spec)) return;
    checkEach(records(spec.rules), (rule, index) => {
      const sources = sourcesOf(rule);
      const byCondition = conditionKeys(rule).some((key) => callerAttributes.test(key));
      if (sources.length === 0 && !byCondition) report(`spec.rules[${index}] has no source: anyone may call`);
      if (!byCondition && sources.some(isAnyone)) report(`spec.rules[${index}] has a source that anyone meets`);
    });
  },
});

/** Everyone, everyone of a trust domain, or of any of its namespaces: `cluster.local/*`, `cluster.local/ns/*`. */
const anyone = /^(?:\*|[^/]+\/\*|[^/]+\/ns\/\*|\*\/\*)$/;

/** Whether a source leaves nobody out. A token counts as a name: an issuer gave it to somebody. */
function isAnyone({ principals, namespaces, serviceAccounts, requestPrincipals, addresses }: RequestSource): boolean {
  const named = [principals, namespaces, serviceAccounts, addresses].some(
    (allowed) => allowed.length > 0 && !allowed.some((value) => anyone.test(value) || isInternet(value)),
  );
  return !named && requestPrincipals.length === 0;
}
