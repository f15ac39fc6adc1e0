import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type CallRule, IstioMesh, type IstioMeshArgs, LinkerdMesh, mayReach } from "../../../../components/mesh";
import { type RegisteredResource, registeredBy } from "../../../support/mockedStack";
import { clusterObjects, member, objectNamed } from "../members";

const charge: CallRule = { methods: ["POST"], paths: ["/charges"] };

const collector = { name: "otel", service: "collector", namespace: "observability", serviceAccount: "collector" };

async function orders(use: (mesh: IstioMesh) => void = () => {}, args: Partial<IstioMeshArgs> = {}) {
  return registeredBy(() => use(new IstioMesh("orders", { member: member("orders"), ...args })));
}

function specOf(resources: readonly RegisteredResource[], kind: string, name: string) {
  return objectNamed(resources, kind, name).spec;
}

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

describe("IstioMesh.acceptJwt", () => {
  const rule = {
    issuer: "https://id.example.com",
    audiences: ["orders"],
    jwksUri: "https://id.example.com/keys",
    roles: [
      { claim: ["realm_access", "roles"], anyOf: ["clerk"], methods: ["DELETE"] as const, paths: ["/orders/{*}"] },
    ],
  };

  it("validates tokens and hands them on", async () => {
    const resources = await orders((mesh) => mesh.acceptJwt(rule));
    const [authentication] = resources.filter(({ inputs }) => inputs.kind === "RequestAuthentication");
    assert.deepEqual(authentication?.inputs.spec, {
      selector: { matchLabels: { "app.kubernetes.io/name": "orders" } },
      jwtRules: [
        {
          issuer: "https://id.example.com",
          audiences: ["orders"],
          jwksUri: "https://id.example.com/keys",
          fromHeaders: [{ name: "Authorization", prefix: "Bearer " }],
          forwardOriginalToken: true,
        },
      ],
    });
  });

  it("requires one everywhere but at the health paths", async () => {
    const resources = await orders((mesh) => mesh.acceptJwt(rule));
    assert.deepEqual(specOf(resources, "AuthorizationPolicy", "orders-requires-token"), {
      selector: { matchLabels: { "app.kubernetes.io/name": "orders" } },
      action: "DENY",
      rules: [
        {
          from: [{ source: { notRequestPrincipals: ["*"] } }],
          to: [{ operation: { ports: ["8080"], notPaths: ["/healthz", "/readyz"] } }],
        },
      ],
    });
  });

  it("requires it of the health paths as well where there are none", async () => {
    const resources = await orders((mesh) => mesh.acceptJwt(rule), { healthPaths: [] });
    const required = JSON.stringify(specOf(resources, "AuthorizationPolicy", "orders-requires-token"));
    assert.ok(!required.includes("notPaths"), required);
  });

  it("asks for a role where the rule does", async () => {
    const resources = await orders((mesh) => mesh.acceptJwt(rule));
    const [role] = resources.filter(({ name }) => name.startsWith("orders-requires-role-"));
    assert.deepEqual(role?.inputs.spec, {
      selector: { matchLabels: { "app.kubernetes.io/name": "orders" } },
      action: "DENY",
      rules: [
        {
          to: [{ operation: { methods: ["DELETE"], paths: ["/orders/{*}"], ports: ["8080"] } }],
          when: [{ key: "request.auth.claims[realm_access][roles]", notValues: ["clerk"] }],
        },
      ],
    });
  });

  it("goes by the client where tokens name no audience", async () => {
    const { issuer, jwksUri } = rule;
    const resources = await orders((mesh) => mesh.acceptJwt({ issuer, jwksUri, clientIds: ["web", "mobile"] }));
    const [authentication] = resources.filter(({ inputs }) => inputs.kind === "RequestAuthentication");
    assert.ok(!JSON.stringify(authentication?.inputs.spec).includes("audiences"));
    const [client] = resources.filter(({ name }) => name.startsWith("orders-requires-client-"));
    assert.deepEqual(client?.inputs.spec, {
      selector: { matchLabels: { "app.kubernetes.io/name": "orders" } },
      action: "DENY",
      rules: [
        {
          to: [{ operation: { ports: ["8080"] } }],
          when: [
            { key: "request.auth.claims[iss]", values: ["https://id.example.com"] },
            { key: "request.auth.claims[client_id]", notValues: ["web", "mobile"] },
          ],
        },
      ],
    });
  });

  it("refuses, of the tokens of one issuer, those of other clients and of none", async () => {
    const { issuer, jwksUri } = rule;
    const resources = await registeredBy(() => {
      const callee = new IstioMesh("orders", { member: member("orders") });
      callee.acceptJwt({ issuer, jwksUri, clientIds: ["web"] });
      new IstioMesh("edge", { member: member("edge") }).calls(callee, charge);
    });
    const end = (name: string) => ({ ...member(name), namespace: name, serviceAccount: name });
    const passes = (claims: Record<string, unknown>) =>
      mayReach("istio", clusterObjects(resources), {
        ...{ caller: end("edge"), callee: end("orders"), method: "POST", path: "/charges" },
        claims: { iss: issuer, ...claims },
      });
    assert.equal(passes({ client_id: "web" }), true);
    assert.equal(passes({ client_id: "mobile" }), false);
    assert.equal(passes({ aud: "web" }), false);
    assert.equal(passes({ iss: "https://other.example.com", client_id: "mobile" }), true);
  });

  it("takes tokens of two issuers", async () => {
    const resources = await orders((mesh) => {
      mesh.acceptJwt(rule);
      mesh.acceptJwt({ issuer: "https://other.example.com", audiences: ["orders"], jwks: '{"keys":[{"kty":"EC"}]}' });
    });
    assert.equal(resources.filter(({ inputs }) => inputs.kind === "RequestAuthentication").length, 2);
    assert.equal(resources.filter(({ name }) => name === "orders-requires-token").length, 1);
  });
});

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
