import type { Call, CallEnd } from "./call";
import { anyFields, type Fields, fields, items, labelsMatch, objectsOf, text, texts } from "./objects";

type Direction = "Egress" | "Ingress";

/**
 * True if a connection to a port passes the NetworkPolicies of both ends. A pod that no policy of a direction selects is
 * open in it; for any other, one policy must have a rule.
 *
 * Source: Kubernetes documentation, "Network Policies".
 */
export function networkAdmits(objects: readonly object[], { caller, callee }: Call, port: number): boolean {
  return passes(objects, "Egress", caller, callee, port) && passes(objects, "Ingress", callee, caller, port);
}

function passes(objects: readonly object[], direction: Direction, pod: CallEnd, peer: CallEnd, port: number): boolean {
  const policies = objectsOf(objects, "networking.k8s.io", "NetworkPolicy", pod.namespace)
    .map((policy) => fields(policy.spec, ["podSelector", "policyTypes", "ingress", "egress"]))
    .filter((spec) => texts(spec.policyTypes)?.includes(direction) && selects(spec.podSelector, pod));
  return (
    policies.length === 0 || policies.some((spec) => rulesOf(spec, direction).some((rule) => lets(rule, peer, port)))
  );
}

function rulesOf(spec: Fields, direction: Direction): { readonly peers: unknown; readonly ports: unknown }[] {
  return direction === "Egress"
    ? items(spec.egress).map((rule) => {
        const { to, ports } = fields(rule, ["to", "ports"]);
        return { peers: to, ports };
      })
    : items(spec.ingress).map((rule) => {
        const { from, ports } = fields(rule, ["from", "ports"]);
        return { peers: from, ports };
      });
}

function lets(rule: { readonly peers: unknown; readonly ports: unknown }, peer: CallEnd, port: number): boolean {
  const toPeer = rule.peers === undefined || items(rule.peers).some((candidate) => isPeer(candidate, peer));
  return toPeer && (rule.ports === undefined || items(rule.ports).some((candidate) => isPort(candidate, port)));
}

// A block of addresses is meant for what is no pod: which pods' addresses lie in it, nobody knows.
function isPeer(candidate: unknown, peer: CallEnd): boolean {
  const { namespaceSelector, podSelector, ipBlock } = fields(candidate, [
    "namespaceSelector",
    "podSelector",
    "ipBlock",
  ]);
  if (ipBlock !== undefined) return false;
  const wanted = anyFields(fields(namespaceSelector, ["matchLabels"]).matchLabels);
  return labelsMatch(wanted, { "kubernetes.io/metadata.name": peer.namespace }) && selects(podSelector, peer);
}

function selects(podSelector: unknown, pod: CallEnd): boolean {
  return labelsMatch(fields(podSelector, ["matchLabels"]).matchLabels, pod.podLabels);
}

function isPort(candidate: unknown, port: number): boolean {
  const allowed = fields(candidate, ["protocol", "port"]);
  return text(allowed.protocol) === "TCP" && allowed.port === port;
}
