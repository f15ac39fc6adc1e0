import type * as pulumi from "@pulumi/pulumi";
import { addressEgressPolicy, addressIngressPolicy, type NetworkPolicySpec } from "../../network";
import { istioDefaults } from "../istio";
import { linkerdDefaults } from "../linkerd";
import { gatewayLabels, gatewayPort } from "./istioCharts";

/** Ports of the API server: the Service's, and what most clusters put behind it. */
const apiServerPorts = [443, 6443];

/** Where istiod's webhooks listen. Source: the istiod chart's Service, port `https-webhook`. */
const istiodWebhookPort = 15017;

/** Where Linkerd's webhooks listen. Source: proxy-injector.yaml and destination.yaml of the chart. */
const linkerdWebhookPorts = [8443, 9443];

/** A label that the injector puts on every pod with a sidecar, gateways included. */
const injected = {
  /** Source: injection-template.yaml and gateway-injection-template.yaml of the istiod chart. */
  istio: "service.istio.io/canonical-name",
  /** Source: Linkerd, "Reference", "Proxy Configuration"; labels of an injected pod. */
  linkerd: "linkerd.io/control-plane-ns",
} as const;

/**
 * Pods with a sidecar may fetch certificates and settings, from any namespace; the API server, whose addresses no selector
 * knows, may call the webhooks, which prove themselves to it by certificate.
 */
export function istiodIngressPolicy(apiServer: readonly pulumi.Input<string>[]): NetworkPolicySpec {
  return {
    podSelector: { matchLabels: istioDefaults.istiodLabels },
    policyTypes: ["Ingress"],
    ingress: [
      { from: [podsWith(injected.istio)], ports: tcp([istioDefaults.discoveryPort]) },
      { from: apiServer.map((cidr) => ({ ipBlock: { cidr } })), ports: tcp([istiodWebhookPort]) },
    ],
  };
}

/** As for istiod; and the pods of the control plane among themselves, by their sidecars' port. */
export function linkerdIngressPolicy(apiServer: readonly pulumi.Input<string>[]): NetworkPolicySpec {
  return {
    podSelector: {},
    policyTypes: ["Ingress"],
    ingress: [
      { from: [podsWith(injected.linkerd)], ports: tcp(linkerdDefaults.controlPlanePorts) },
      { from: [{ podSelector: {} }], ports: tcp([linkerdDefaults.inboundPort]) },
      { from: apiServer.map((cidr) => ({ ipBlock: { cidr } })), ports: tcp(linkerdWebhookPorts) },
    ],
  };
}

/** The control plane's way to its own pods. */
export function linkerdInternalEgressPolicy(): NetworkPolicySpec {
  return {
    podSelector: {},
    policyTypes: ["Egress"],
    egress: [
      {
        to: [{ podSelector: {} }],
        ports: tcp([...linkerdDefaults.controlPlanePorts, linkerdDefaults.inboundPort]),
      },
    ],
  };
}

/** Istiod's way to the keys of token issuers, which it fetches for all sidecars. */
export function issuerEgressPolicy(cidrs: readonly pulumi.Input<string>[]): NetworkPolicySpec {
  return addressEgressPolicy({ podLabels: istioDefaults.istiodLabels }, { cidrs, ports: [443] });
}

/** The control plane's way to the API server. */
export function apiServerEgressPolicy(cidrs: readonly pulumi.Input<string>[]): NetworkPolicySpec {
  return {
    podSelector: {},
    policyTypes: ["Egress"],
    egress: [{ to: cidrs.map((cidr) => ({ ipBlock: { cidr } })), ports: tcp(apiServerPorts) }],
  };
}

/** The way to the gateway from outside. */
export function gatewayIngressPolicy(cidrs: readonly pulumi.Input<string>[]): NetworkPolicySpec {
  return addressIngressPolicy({ podLabels: gatewayLabels }, { cidrs, ports: [gatewayPort] });
}

function podsWith(label: string) {
  return { namespaceSelector: {}, podSelector: { matchExpressions: [{ key: label, operator: "Exists" }] } };
}

function tcp(ports: readonly number[]) {
  return ports.map((port) => ({ protocol: "TCP", port }));
}
