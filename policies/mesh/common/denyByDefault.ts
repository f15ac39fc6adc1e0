import { policy, records } from "../../core";
import { meshOf } from "../_helpers/enrollment";
import { allows, istioTypes, namespaceWide, specOf } from "../_helpers/istioObjects";

export const denyByDefault = policy({
  name: "mesh-deny-by-default",
  rationale: "Without a denying default, a service that nobody wrote rules for is open to the whole mesh.",
  title: "Every namespace in Istio refuses requests that no rule allows",
  severity: "high",
  controls: { nist80053: ["AC-3", "AC-4", "SC-7(5)"] },
  remediation:
    "Add an AuthorizationPolicy with an empty spec: it allows nothing, and other policies add what they name.",
  resources: ["kubernetes:core/*:Namespace"],
  checkInStack: (namespace, report, stack) => {
    if (meshOf(namespace) !== "istio") return;
    const denied = namespaceWide(namespace, stack, istioTypes.authorizationPolicy)
      .map(specOf)
      .some((spec) => allows(spec) && records(spec.rules).length === 0);
    if (!denied) report("no AuthorizationPolicy for the whole namespace allows nothing");
  },
});
