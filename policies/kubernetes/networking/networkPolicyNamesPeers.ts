import { checkEach, policy, record, records } from "../../core";

const directions = [
  { direction: "ingress", peers: "from" },
  { direction: "egress", peers: "to" },
] as const;

export const networkPolicyNamesPeers = policy({
  name: "kubernetes-network-policy-names-peers",
  rationale: "A rule without peers and ports is no rule, though it looks like one.",
  title: "NetworkPolicies open nothing to everyone on every port",
  severity: "high",
  controls: { cisKubernetes: ["5.3.2"], nist80053: ["SC-7(5)", "AC-4"] },
  remediation: "Name the peers in from or to, and the ports; a rule with neither allows all traffic.",
  resources: ["kubernetes:networking.k8s.io/*:NetworkPolicy"],
  check: (networkPolicy, report) => {
    const spec = record(networkPolicy.props.spec);
    for (const { direction, peers } of directions) {
      checkEach(records(spec[direction]), (rule, index) => {
        const open = records(rule[peers]).length === 0 && records(rule.ports).length === 0;
        if (open) report(`spec.${direction}[${index}] names neither peers nor ports`);
      });
    }
  },
});
