import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { objectNamed } from "../members";
import { collector, orders, specOf } from "./orders";

describe("IstioMesh.limit, reach, traffic and observe", () => {
  it("counts requests at the service's port, after authorization", async () => {
    const resources = await orders((mesh) => mesh.limit({ requests: 120, per: "minute" }));
    const filter = objectNamed(resources, "EnvoyFilter", "orders-limit");
    assert.equal(filter.apiVersion, "networking.istio.io/v1alpha3");
    const spec = JSON.stringify(filter.spec);
    for (const setting of ['"max_tokens":120', '"tokens_per_fill":120', '"fill_interval":"60s"']) {
      assert.ok(spec.includes(setting), spec);
    }
    assert.match(spec, /"portNumber":8080/);
    assert.match(spec, /"operation":"INSERT_BEFORE"/);
    assert.match(spec, /"key":"retry-after","value":"60"/);
  });

  it("reaches one host by its name, from its own namespace, with TLS", async () => {
    const resources = await orders((mesh) => mesh.reach("api.example.com"));
    assert.deepEqual(specOf(resources, "ServiceEntry", "orders-reaches-api-example-com-443"), {
      hosts: ["api.example.com"],
      exportTo: ["."],
      location: "MESH_EXTERNAL",
      ports: [{ number: 443, name: "tls", protocol: "TLS" }],
      resolution: "DNS",
    });
  });

  it("reaches a host that is known after deployment only, under a name of its own", async () => {
    const resources = await orders((mesh) => {
      mesh.reach(pulumi.output("invoices.s3.eu-central-1.amazonaws.com"), { name: "invoices" });
      mesh.reach(pulumi.output("receipts.s3.eu-central-1.amazonaws.com"), { name: "receipts" });
    });
    const hosts = ["invoices", "receipts"].map(
      (name) => JSON.parse(JSON.stringify(specOf(resources, "ServiceEntry", `orders-reaches-${name}-443`))).hosts,
    );
    assert.deepEqual(hosts, [["invoices.s3.eu-central-1.amazonaws.com"], ["receipts.s3.eu-central-1.amazonaws.com"]]);
  });

  it("reaches an agent of the node at its address, whatever a request says it is for", async () => {
    const resources = await orders((mesh) =>
      mesh.reachNodeAgent({ name: "pod-identity-agent", addresses: ["169.254.170.23", "fd00:ec2::23"], port: 80 }),
    );
    assert.deepEqual(specOf(resources, "ServiceEntry", "orders-reaches-pod-identity-agent-80"), {
      hosts: ["pod-identity-agent.node.internal"],
      addresses: ["169.254.170.23/32", "fd00:ec2::23/128"],
      exportTo: ["."],
      location: "MESH_EXTERNAL",
      ports: [{ number: 80, name: "tcp", protocol: "TCP" }],
      resolution: "NONE",
    });
    const { egress } = JSON.parse(
      JSON.stringify(specOf(resources, "NetworkPolicy", "orders-reaches-pod-identity-agent-80")),
    );
    assert.deepEqual(egress, [
      {
        to: [{ ipBlock: { cidr: "169.254.170.23/32" } }, { ipBlock: { cidr: "fd00:ec2::23/128" } }],
        ports: [{ protocol: "TCP", port: 80 }],
      },
    ]);
  });

  it("sends traces to the collector, and shows metrics to the named reader", async () => {
    const metricsTo = { name: "prometheus", namespace: "monitoring", podLabels: { app: "prometheus" } };
    const resources = await orders(undefined, { observe: { tracing: { collector }, metricsTo } });
    const out = JSON.stringify(specOf(resources, "NetworkPolicy", "orders-traces"));
    assert.match(out, /"policyTypes":\["Egress"\]/);
    assert.match(out, /"kubernetes.io\/metadata.name":"observability"/);
    assert.match(out, /"port":4317/);
    const into = JSON.stringify(specOf(resources, "NetworkPolicy", "orders-metrics-to-prometheus"));
    assert.match(into, /"policyTypes":\["Ingress"\]/);
    assert.match(into, /"app":"prometheus"/);
    assert.match(into, /"port":15020/);
    assert.equal(
      (await orders()).some(({ name }) => /traces|metrics/.test(name)),
      false,
    );
  });

  it("reaches no private address by a public name, the instance metadata service least of all", async () => {
    const resources = await orders((mesh) => mesh.reach("api.example.com"));
    const policy = JSON.stringify(specOf(resources, "NetworkPolicy", "orders-reaches-api-example-com-443"));
    assert.match(policy, /"cidr":"0.0.0.0\/0"/);
    for (const block of ["10.0.0.0/8", "169.254.0.0/16", "fc00::/7"]) assert.ok(policy.includes(block), block);
  });

  it("reaches a private host at its addresses only", async () => {
    const resources = await orders((mesh) =>
      mesh.reach("db.internal.example.com", { port: 5432, addresses: ["10.1.0.0/24"] }),
    );
    const policy = JSON.stringify(specOf(resources, "NetworkPolicy", "orders-reaches-db-internal-example-com-5432"));
    assert.match(policy, /"cidr":"10.1.0.0\/24"/);
    assert.ok(!policy.includes("0.0.0.0/0"));
  });

  it("tells callers how long to wait, when to retry, and which pods to leave alone", async () => {
    const resources = await orders(undefined, {
      traffic: {
        timeoutSeconds: 2.5,
        retries: { attempts: 2, perTrySeconds: 1 },
        circuitBreaker: { consecutiveFailures: 5, maxConnections: 100, maxPendingRequests: 10 },
        canary: [{ weight: 90 }, { service: "orders-next", weight: 10 }],
      },
    });
    const port = { number: 8080 };
    assert.deepEqual(specOf(resources, "VirtualService", "orders-routes"), {
      hosts: ["orders.orders.svc.cluster.local"],
      http: [
        {
          route: [
            { destination: { host: "orders.orders.svc.cluster.local", port }, weight: 90 },
            { destination: { host: "orders-next.orders.svc.cluster.local", port }, weight: 10 },
          ],
          timeout: "2.5s",
          retries: { attempts: 2, perTryTimeout: "1s", retryOn: "gateway-error,connect-failure,refused-stream" },
        },
      ],
    });
    for (const name of ["orders-destination", "orders-destination-orders-next"]) {
      const rule = JSON.stringify(specOf(resources, "DestinationRule", name));
      assert.match(rule, /"mode":"ISTIO_MUTUAL"/);
      assert.match(rule, /"consecutive5xxErrors":5/);
      assert.match(rule, /"maxConnections":100/);
      assert.match(rule, /"http1MaxPendingRequests":10/);
    }
  });

  it("logs errors only, and traces, where told", async () => {
    const observe = { accessLog: "errors", tracing: { collector, samplingPercent: 5 } } as const;
    const spec = JSON.stringify(specOf(await orders(undefined, { observe }), "Telemetry", "orders-telemetry"));
    assert.match(spec, /"expression":"response.code >= 400"/);
    assert.match(spec, /"tracing":\[\{"providers":\[\{"name":"otel"\}\],"randomSamplingPercentage":5\}\]/);
  });
});
