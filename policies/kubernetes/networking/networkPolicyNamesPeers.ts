import { checkEach, isInternet, type Properties, policy, record, records, text } from "../../core";
import { withPatches } from "../_helpers/kinds";
import { selectsAll } from "../_helpers/labels";

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
  resources: withPatches("kubernetes:networking.k8s.io/*:NetworkPolicy"),
  check: (networkPolicy, report) => {
    const spec = record(networkPolicy.props.spec);
    for (const { direction, peers } of directions) {
      checkEach(records(spec[direction]), (rule, index) => {
        if (!isEveryPort(rule)) return;
        const path = `spec.${direction}[${index}]`;
        if (records(rule[peers]).length === 0) report(`${path} names neither peers nor ports`);
        else if (records(rule[peers]).some(isEveryone)) report(`${path} is for everyone, on every port`);
      });
    }
  },
});

/** No ports are all of them, and so is one that says nothing but its protocol, or a range of all. */
function isEveryPort(rule: Properties): boolean {
  const ports = records(rule.ports);
  return (
    ports.length === 0 ||
    ports.some(({ port, endPort }) => port === undefined || (Number(port) <= 1 && Number(endPort) >= 65535))
  );
}

/** Every address, or every pod of every namespace. */
function isEveryone(peer: Properties): boolean {
  if (peer.ipBlock !== undefined) return isInternet(text(record(peer.ipBlock).cidr) ?? "");
  const { namespaceSelector, podSelector } = peer;
  return (
    namespaceSelector !== undefined &&
    selectsAll(record(namespaceSelector)) &&
    (podSelector === undefined || selectsAll(record(podSelector)))
  );
}
