import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { IstioMesh, LinkerdMesh, mayReach } from "../../../../components/mesh";
import { registeredBy } from "../../../support/mockedStack";
import { clusterObjects, member, objectNamed } from "../members";
import { charge, orders, specOf } from "./orders";

describe("IstioMesh encloses a service", () => {
  it("in strict mutual TLS and a policy that admits nobody, for the whole namespace", async () => {
    const resources = await orders();
    assert.deepEqual(specOf(resources, "PeerAuthentication", "orders-strict-mutual-tls"), { mtls: { mode: "STRICT" } });
    const denyAll = objectNamed(resources, "AuthorizationPolicy", "orders-deny-by-default");
    assert.equal(denyAll.apiVersion, "security.istio.io/v1");
    assert.deepEqual(denyAll.metadata, { name: "orders-deny-by-default", namespace: "orders" });
    assert.deepEqual(denyAll.spec, {});
  });

  it("lets its sidecar see the cluster's Services and its own namespace's hosts, nothing else", async () => {
    assert.deepEqual(specOf(await orders(), "Sidecar", "orders-egress"), {
      workloadSelector: { labels: { "app.kubernetes.io/name": "orders" } },
      outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
      egress: [{ hosts: ["./*", "istio-system/*", "*/*.svc.cluster.local"] }],
    });
  });

  it("narrows the sidecar to named namespaces, and refuses calls beyond them", async () => {
    const args = { visibleNamespaces: ["payments"] };
    const resources = await orders((mesh) => {
      mesh.calls(new IstioMesh("payments", { member: member("payments") }), charge);
      const stock = new IstioMesh("stock", { member: member("stock") });
      assert.throws(() => mesh.calls(stock, charge), /"stock".*which the caller's visibleNamespaces leave out/);
    }, args);
    const sidecar = JSON.stringify(specOf(resources, "Sidecar", "orders-egress"));
    assert.ok(sidecar.includes('["./*","istio-system/*","payments/*"]'), sidecar);
  });

  it("lets the sidecar reach istiod and no other pod", async () => {
    const policy = JSON.stringify(specOf(await orders(), "NetworkPolicy", "orders-to-istiod"));
    assert.match(policy, /"kubernetes.io\/metadata.name":"istio-system"/);
    assert.match(policy, /"app":"istiod"/);
    assert.match(policy, /"port":15012/);
  });

  it("calls others by mutual TLS, and logs every request", async () => {
    const resources = await orders();
    assert.deepEqual(specOf(resources, "DestinationRule", "orders-destination"), {
      host: "orders.orders.svc.cluster.local",
      trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" } },
    });
    assert.deepEqual(specOf(resources, "Telemetry", "orders-telemetry"), {
      selector: { matchLabels: { "app.kubernetes.io/name": "orders" } },
      accessLogging: [{ providers: [{ name: "envoy" }] }],
    });
    assert.equal(resources.filter(({ inputs }) => inputs.kind === "VirtualService").length, 0);
  });

  it("takes names that are known only later", async () => {
    const later = member("payments", { namespace: pulumi.output("money"), serviceAccount: pulumi.output("cashier") });
    const resources = await orders((mesh) => mesh.admit(later, charge));
    assert.ok(JSON.stringify(resources).includes('"principals":["cluster.local/ns/money/sa/cashier"]'));
  });

  it("lets a transform change an object", async () => {
    const transform = { PeerAuthentication: { spec: { mtls: { mode: "PERMISSIVE" } } } };
    const resources = await orders(undefined, { transform });
    assert.deepEqual(specOf(resources, "PeerAuthentication", "orders-strict-mutual-tls"), {
      mtls: { mode: "PERMISSIVE" },
    });
  });

  it("gives every child a name of its own and the component as parent", async () => {
    const children = (await orders()).filter(({ type }) => type.startsWith("kubernetes:"));
    for (const { name, parent } of children) {
      assert.ok(name.startsWith("orders-"), name);
      assert.equal(parent, "orders");
    }
  });
});

describe("IstioMesh.calls", () => {
  const call = () => {
    const payments = new IstioMesh("payments", { member: member("payments", { port: 9000 }) });
    new IstioMesh("orders", { member: member("orders") }).calls(payments, charge);
  };

  it("admits the caller's identity to methods and paths of the callee's port", async () => {
    const policies = (await registeredBy(call)).filter(({ inputs }) => inputs.kind === "AuthorizationPolicy");
    const [admission] = policies.filter(({ name }) => name.startsWith("payments-admits-orders-"));
    assert.deepEqual(admission?.inputs.spec, {
      selector: { matchLabels: { "app.kubernetes.io/name": "payments" } },
      action: "ALLOW",
      rules: [
        {
          from: [{ source: { principals: ["cluster.local/ns/orders/sa/orders"] } }],
          to: [{ operation: { methods: ["POST"], paths: ["/charges"], ports: ["9000"] } }],
        },
      ],
    });
  });

  it("opens the NetworkPolicies of both ends at the container's port", async () => {
    const resources = await registeredBy(call);
    const out = JSON.stringify(specOf(resources, "NetworkPolicy", "orders-to-payments"));
    const into = JSON.stringify(specOf(resources, "NetworkPolicy", "payments-from-orders"));
    for (const policy of [out, into]) assert.match(policy, /"port":9000/);
    assert.match(out, /"policyTypes":\["Egress"\]/);
    assert.match(into, /"policyTypes":\["Ingress"\]/);
  });

  it("can be said again, with the same rule or another", async () => {
    const resources = await registeredBy(() => {
      const payments = new IstioMesh("payments", { member: member("payments") });
      const caller = new IstioMesh("orders", { member: member("orders") });
      caller.calls(payments, charge);
      caller.calls(payments, charge);
      caller.calls(payments, { methods: ["GET"], paths: ["/charges/{*}"] });
    });
    assert.equal(resources.filter(({ name }) => name.startsWith("payments-admits-orders-")).length, 2);
    assert.equal(resources.filter(({ inputs }) => inputs.kind === "NetworkPolicy").length, 4);
  });
});

describe("the pods of one service", () => {
  for (const [kind, Mesh] of [
    ["istio", IstioMesh],
    ["linkerd", LinkerdMesh],
  ] as const) {
    it(`reach each other in ${kind} where it calls itself, and nothing else of it`, async () => {
      const resources = await registeredBy(() => {
        const ledger = new Mesh("ledger", { member: member("ledger") });
        ledger.calls(ledger, { methods: ["GET"], paths: ["/replicas/*"] });
      });
      const objects = clusterObjects(resources);
      const pod = { ...member("ledger"), namespace: "ledger", serviceAccount: "ledger" };
      const call = { caller: pod, callee: pod, method: "GET", path: "/replicas/1" };
      assert.equal(mayReach(kind, objects, call), true);
      assert.equal(mayReach(kind, objects, { ...call, path: "/entries" }), false);
      assert.equal(mayReach(kind, objects, { ...call, caller: { ...pod, serviceAccount: "other" } }), false);
    });
  }

  it("call each other by mutual TLS under the names that the headless Service gives them", async () => {
    const resources = await orders(undefined, { member: member("orders", { headlessServiceName: "orders-pods" }) });
    assert.deepEqual(specOf(resources, "DestinationRule", "orders-destination-orders-pods"), {
      host: "orders-pods.orders.svc.cluster.local",
      trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" } },
    });
  });
});
