import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type CallRule, LinkerdMesh, type LinkerdMeshArgs } from "../../../../components/mesh";
import { type RegisteredResource, registeredBy } from "../../../support/mockedStack";
import { member, objectNamed } from "../members";

const charge: CallRule = { methods: ["POST"], paths: ["/charges"] };

async function payments(use: (mesh: LinkerdMesh) => void = () => {}, args: Partial<LinkerdMeshArgs> = {}) {
  return registeredBy(() => use(new LinkerdMesh("payments", { member: member("payments"), ...args })));
}

function ofKind(resources: readonly RegisteredResource[], kind: string, start = "") {
  return resources.filter(({ inputs, name }) => inputs.kind === kind && name.startsWith(start));
}

describe("LinkerdMesh encloses a service", () => {
  it("behind a Server that denies, and an EgressNetwork that does", async () => {
    const resources = await payments();
    assert.deepEqual(objectNamed(resources, "Server", "payments-server").spec, {
      podSelector: { matchLabels: { "app.kubernetes.io/name": "payments" } },
      port: 8080,
      accessPolicy: "deny",
    });
    assert.deepEqual(objectNamed(resources, "EgressNetwork", "payments-egress").spec, { trafficPolicy: "Deny" });
  });

  it("but answers the kubelet's probes", async () => {
    const resources = await payments(undefined, { probeNetworks: ["10.0.0.0/16"] });
    assert.deepEqual(objectNamed(resources, "NetworkAuthentication", "payments-probes").spec, {
      networks: [{ cidr: "10.0.0.0/16" }],
    });
    assert.equal(ofKind(resources, "HTTPRoute").length, 2);
    for (const { inputs } of ofKind(resources, "AuthorizationPolicy")) {
      assert.match(JSON.stringify(inputs.spec), /"kind":"NetworkAuthentication","name":"payments-probes"/);
    }
  });

  it("and nobody without a health path", async () => {
    const resources = await payments(undefined, { healthPaths: [] });
    assert.equal(ofKind(resources, "NetworkAuthentication").length, 0);
    assert.equal(ofKind(resources, "HTTPRoute").length, 0);
  });

  it("lets the sidecar reach identity, destination and policy", async () => {
    const policy = JSON.stringify(objectNamed(await payments(), "NetworkPolicy", "payments-to-linkerd").spec);
    for (const port of [8080, 8086, 8090]) assert.ok(policy.includes(`"port":${port}`), policy);
  });
});

describe("LinkerdMesh.calls", () => {
  const call = () => {
    const callee = new LinkerdMesh("payments", { member: member("payments", { port: 9000 }) });
    new LinkerdMesh("orders", { member: member("orders") }).calls(callee, charge);
  };

  it("makes a route of the request, and admits the caller's identity to it", async () => {
    const resources = await registeredBy(call);
    const [route, ...otherRoutes] = ofKind(resources, "HTTPRoute", "payments-post-charges-");
    assert.equal(otherRoutes.length, 0);
    assert.equal(route?.inputs.apiVersion, "policy.linkerd.io/v1beta3");
    assert.deepEqual(route?.inputs.spec, {
      parentRefs: [{ group: "policy.linkerd.io", kind: "Server", name: "payments-server" }],
      rules: [{ matches: [{ method: "POST", path: { type: "Exact", value: "/charges" } }] }],
    });
    assert.deepEqual(objectNamed(resources, "MeshTLSAuthentication", "payments-caller-orders").spec, {
      identities: ["orders.orders.serviceaccount.identity.linkerd.cluster.local"],
    });
    const [admission] = ofKind(resources, "AuthorizationPolicy", `${route?.name}-admits-caller-orders`);
    assert.deepEqual(admission?.inputs.spec, {
      targetRef: { group: "policy.linkerd.io", kind: "HTTPRoute", name: route?.name },
      requiredAuthenticationRefs: [
        { group: "policy.linkerd.io", kind: "MeshTLSAuthentication", name: "payments-caller-orders" },
      ],
    });
  });

  it("opens the NetworkPolicies at the sidecar's port, which is where calls arrive", async () => {
    const resources = await registeredBy(call);
    for (const name of ["orders-to-payments", "payments-from-orders"]) {
      const policy = JSON.stringify(objectNamed(resources, "NetworkPolicy", name).spec);
      assert.ok(policy.includes('"port":4143'), policy);
      assert.ok(!policy.includes("9000"), policy);
    }
  });

  it("keeps one route for two callers of one pattern", async () => {
    const resources = await payments((mesh) => {
      mesh.admit(member("orders"), charge);
      mesh.admit(member("refunds"), charge);
    });
    assert.equal(ofKind(resources, "HTTPRoute", "payments-post-").length, 1);
    assert.equal(ofKind(resources, "AuthorizationPolicy", "payments-post-").length, 2);
  });

  it("names an identity once, however many rules a caller has", async () => {
    const resources = await payments((mesh) => {
      mesh.admit(member("orders"), charge);
      mesh.admit(member("orders"), { methods: ["GET"], paths: ["/charges/{*}", "/rates"] });
    });
    assert.equal(ofKind(resources, "MeshTLSAuthentication").length, 1);
  });

  it("refuses a rule that Linkerd would decide by the age of objects, and creates nothing of it", async () => {
    const before = await payments((mesh) => mesh.admit(member("orders"), { ...charge, paths: ["/charges/*"] }));
    const after = await payments((mesh) => {
      mesh.admit(member("orders"), { ...charge, paths: ["/charges/*"] });
      assert.throws(
        () => mesh.admit(member("refunds"), { ...charge, paths: ["/charges/new"] }),
        /can match the same POST/,
      );
    });
    assert.equal(after.length, before.length);
  });
});

describe("LinkerdMesh.limit, reach and traffic", () => {
  it("counts requests per second", async () => {
    const resources = await payments((mesh) => mesh.limit({ requests: 600, per: "minute" }));
    assert.deepEqual(objectNamed(resources, "HTTPLocalRateLimitPolicy", "payments-limit").spec, {
      targetRef: { group: "policy.linkerd.io", kind: "Server", name: "payments-server" },
      total: { requestsPerSecond: 10 },
    });
  });

  it("reaches one host by the server name of its TLS handshake, at the addresses that are named", async () => {
    const resources = await payments((mesh) => mesh.reach("api.example.com", { addresses: ["10.1.0.0/24"] }));
    const route = objectNamed(resources, "TLSRoute", "payments-reaches-api-example-com-443");
    const [network] = ofKind(resources, "EgressNetwork").filter(({ inputs }) =>
      JSON.stringify(inputs.spec).includes('"cidr":"10.1.0.0/24"'),
    );
    const egress = { group: "policy.linkerd.io", kind: "EgressNetwork", name: network?.name };
    assert.deepEqual(route.spec, {
      hostnames: ["api.example.com"],
      parentRefs: [{ ...egress, port: 443 }],
      rules: [{ backendRefs: [egress] }],
    });
    const policy = objectNamed(resources, "NetworkPolicy", "payments-reaches-api-example-com-443");
    assert.match(JSON.stringify(policy.spec), /"cidr":"10\.1\.0\.0\/24"/);
  });

  it("has one network for the same addresses, since Linkerd asks one alone", async () => {
    const addresses = ["10.1.0.0/24", pulumi.output("10.2.0.0/24")];
    const resources = await payments((mesh) => {
      mesh.reach("s3.example.com", { addresses });
      mesh.reach("sts.example.com", { addresses });
    });
    const networks = ofKind(resources, "EgressNetwork").map(({ inputs }) => inputs.spec);
    assert.deepEqual(networks, [
      { trafficPolicy: "Deny" },
      { trafficPolicy: "Deny", networks: [{ cidr: "10.1.0.0/24" }] },
      { trafficPolicy: "Deny", networks: [{ cidr: "10.2.0.0/24" }] },
    ]);
    assert.equal(ofKind(resources, "TLSRoute").length, 4);
  });

  it("reaches a public host anywhere only where it is told so", async () => {
    const resources = await payments((mesh) => mesh.reach("api.example.com", { addresses: ["0.0.0.0/0"] }));
    const route = objectNamed(resources, "TLSRoute", "payments-reaches-api-example-com-443");
    assert.match(JSON.stringify(route.spec), /"name":"payments-egress"/);
    await payments((mesh) =>
      assert.throws(
        () => mesh.reach("api.example.com"),
        /addresses: Linkerd does not have this \(Egress to a host whose addresses are not known\).*Write the CIDR blocks/,
      ),
    );
  });

  it("refuses addresses that lie in those of another host, which would no longer be reached there", async () => {
    await payments((mesh) => {
      mesh.reach("s3.example.com", { addresses: ["10.1.0.0/16"] });
      assert.throws(
        () => mesh.reach("vault.example.com", { addresses: ["10.1.2.0/24"] }),
        /addresses\[0\]: "10\.1\.2\.0\/24" overlaps with "10\.1\.0\.0\/16".*write the same block for both hosts/,
      );
    });
  });

  it("reaches an agent of the node by a network that is narrower than the one that is closed", async () => {
    const resources = await payments((mesh) =>
      mesh.reachNodeAgent({ name: "pod-identity-agent", addresses: ["169.254.170.23"], port: 80 }),
    );
    const network = {
      group: "policy.linkerd.io",
      kind: "EgressNetwork",
      name: "payments-reaches-pod-identity-agent-80",
    };
    assert.deepEqual(objectNamed(resources, "EgressNetwork", network.name).spec, {
      trafficPolicy: "Deny",
      networks: [{ cidr: "169.254.170.23/32" }],
    });
    assert.deepEqual(objectNamed(resources, "HTTPRoute", network.name).spec, {
      parentRefs: [{ ...network, port: 80 }],
      rules: [{ backendRefs: [network] }],
    });
    objectNamed(resources, "NetworkPolicy", network.name);
  });

  it("shares requests between Services", async () => {
    const canary = [{ weight: 95 }, { service: "payments-next", weight: 5 }];
    const resources = await payments(undefined, { traffic: { canary } });
    assert.deepEqual(objectNamed(resources, "HTTPRoute", "payments-routes").spec, {
      parentRefs: [{ group: "core", kind: "Service", name: "payments", port: 8080 }],
      rules: [
        {
          backendRefs: [
            { name: "payments", port: 8080, weight: 95 },
            { name: "payments-next", port: 8080, weight: 5 },
          ],
        },
      ],
    });
  });
});
