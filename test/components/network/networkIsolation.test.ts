import assert from "node:assert/strict";
import {
  addressEgressPolicy,
  addressIngressPolicy,
  callPolicies,
  denyAllPolicy,
  dnsEgressPolicy,
  meshControlPlaneEgressPolicy,
  type NetworkPeer,
} from "../../../components/network";

const orders: NetworkPeer = { name: "orders", namespace: "shop", podLabels: { app: "orders" }, port: 8080 };
const payments: NetworkPeer = { name: "payments", namespace: "money", podLabels: { app: "payments" }, port: 9090 };

const inNamespace = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });

describe("network isolation", () => {
  it("isolates every pod both ways", () => {
    assert.deepEqual(denyAllPolicy(), { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
  });

  it("opens DNS over UDP and TCP to the cluster's DNS pods only", () => {
    assert.deepEqual(dnsEgressPolicy(), {
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [
        {
          to: [
            { namespaceSelector: inNamespace("kube-system"), podSelector: { matchLabels: { "k8s-app": "kube-dns" } } },
          ],
          ports: [
            { protocol: "UDP", port: 53 },
            { protocol: "TCP", port: 53 },
          ],
        },
      ],
    });
  });

  it("opens istiod's one port", () => {
    assert.deepEqual(meshControlPlaneEgressPolicy({ namespace: "istio-system", port: 15012 }).egress, [
      { to: [{ namespaceSelector: inNamespace("istio-system") }], ports: [{ protocol: "TCP", port: 15012 }] },
    ]);
  });

  it("opens several control plane ports, to the named pods", () => {
    const policy = meshControlPlaneEgressPolicy({
      namespace: "linkerd",
      port: [8080, 8086, 8090],
      podLabels: { "linkerd.io/control-plane-ns": "linkerd" },
    });
    assert.deepEqual(policy.egress, [
      {
        to: [
          {
            namespaceSelector: inNamespace("linkerd"),
            podSelector: { matchLabels: { "linkerd.io/control-plane-ns": "linkerd" } },
          },
        ],
        ports: [
          { protocol: "TCP", port: 8080 },
          { protocol: "TCP", port: 8086 },
          { protocol: "TCP", port: 8090 },
        ],
      },
    ]);
  });

  it("opens a call at both ends, each selecting the other by namespace and pod in one entry", () => {
    assert.deepEqual(callPolicies(orders, payments), {
      egress: {
        podSelector: { matchLabels: { app: "orders" } },
        policyTypes: ["Egress"],
        egress: [
          {
            to: [{ namespaceSelector: inNamespace("money"), podSelector: { matchLabels: { app: "payments" } } }],
            ports: [{ protocol: "TCP", port: 9090 }],
          },
        ],
      },
      ingress: {
        podSelector: { matchLabels: { app: "payments" } },
        policyTypes: ["Ingress"],
        ingress: [
          {
            from: [{ namespaceSelector: inNamespace("shop"), podSelector: { matchLabels: { app: "orders" } } }],
            ports: [{ protocol: "TCP", port: 9090 }],
          },
        ],
      },
    });
  });

  it("puts the ports it is given in the place of the callee's, at both ends", () => {
    const { egress, ingress } = callPolicies(orders, payments, [4143]);
    assert.deepEqual(
      [egress.egress, ingress.ingress].map((rules) => JSON.stringify(rules).match(/"port":\d+/g)),
      [['"port":4143'], ['"port":4143']],
    );
  });

  it("opens addresses that belong to no pod", () => {
    const addresses = { cidrs: ["10.0.1.0/24", "10.0.2.0/24"], ports: [443] };
    const peers = [{ ipBlock: { cidr: "10.0.1.0/24" } }, { ipBlock: { cidr: "10.0.2.0/24" } }];
    const ports = [{ protocol: "TCP", port: 443 }];
    assert.deepEqual(addressEgressPolicy(orders, addresses).egress, [{ to: peers, ports }]);
    assert.deepEqual(addressIngressPolicy(orders, addresses).ingress, [{ from: peers, ports }]);
  });

  it("opens nothing for an empty list of addresses or ports, which in a rule would mean all", () => {
    assert.deepEqual(addressEgressPolicy(orders, { cidrs: [], ports: [443] }).egress, []);
    assert.deepEqual(addressIngressPolicy(orders, { cidrs: ["10.0.0.0/8"], ports: [] }).ingress, []);
    assert.deepEqual(callPolicies(orders, payments, []).ingress.ingress, []);
  });
});
