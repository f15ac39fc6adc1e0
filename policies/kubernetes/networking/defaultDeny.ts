import { list, type PolicyResource, policy, record, texts } from "../../core";
import { selectsAll } from "../_helpers/labels";
import { objectsIn } from "../_helpers/namespaces";

const directions = ["Ingress", "Egress"] as const;

export const defaultDeny = policy({
  name: "kubernetes-default-deny",
  rationale: "By default every pod may talk to every other, so that one that was broken into reaches all.",
  title: "Namespaces refuse all traffic that no NetworkPolicy allows",
  severity: "high",
  controls: { cisKubernetes: ["5.3.2"], nist80053: ["SC-7(5)", "AC-4"] },
  remediation:
    "Add a NetworkPolicy with an empty podSelector, policyTypes Ingress and Egress and no rules to the namespace.",
  resources: ["kubernetes:core/*:Namespace"],
  checkInStack: (namespace, report, stack) => {
    const policies = objectsIn(namespace, stack, "kubernetes:networking.k8s.io/*:NetworkPolicy");
    for (const direction of directions) {
      if (!policies.some((candidate) => deniesAll(candidate, direction))) {
        report(`no NetworkPolicy denies all ${direction.toLowerCase()} of the namespace`);
      }
    }
  },
});

function deniesAll(networkPolicy: PolicyResource, direction: (typeof directions)[number]): boolean {
  const spec = record(networkPolicy.props.spec);
  if (!selectsAll(record(spec.podSelector))) return false;
  const rules = list(direction === "Ingress" ? spec.ingress : spec.egress);
  // Where policyTypes is left out, Ingress holds always and Egress only with rules (NetworkPolicySpec, API reference).
  const types = texts(spec.policyTypes ?? "Ingress");
  return types.includes(direction) && rules.length === 0;
}
