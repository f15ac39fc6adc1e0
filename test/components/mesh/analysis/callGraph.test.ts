import assert from "node:assert/strict";
import { type Call, type CallEnd, mayReach, whoMayReach } from "../../../../components/mesh";

function end(name: string, namespace = name): CallEnd {
  return { name, namespace, serviceAccount: name, podLabels: { app: name }, port: 8080 };
}

const [orders, payments] = [end("orders"), end("payments")];
const call: Call = { caller: orders, callee: payments, method: "POST", path: "/charges" };

function policy(spec: object, namespace = "payments"): object {
  return {
    apiVersion: "security.istio.io/v1",
    kind: "AuthorizationPolicy",
    metadata: { name: "any", namespace },
    spec,
  };
}

const admitsOrders = policy({
  selector: { matchLabels: { app: "payments" } },
  action: "ALLOW",
  rules: [
    {
      from: [{ source: { principals: ["cluster.local/ns/orders/sa/orders"] } }],
      to: [{ operation: { methods: ["POST"], paths: ["/charges", "/v1/*", "/x/{*}/y", "*.pdf"], ports: ["8080"] } }],
    },
  ],
});

describe("mayReach, in Istio", () => {
  const admits = (objects: readonly object[], changed: Partial<Call> = {}) =>
    mayReach("istio", objects, { ...call, ...changed });

  it("lets everybody in where no policy allows, and nobody but those allowed where one does", () => {
    assert.equal(admits([]), true);
    assert.equal(admits([policy({})]), false);
    assert.equal(admits([policy({}), admitsOrders]), true);
    assert.equal(admits([policy({}, "elsewhere")]), true);
    assert.equal(admits([policy({}, "istio-system")]), false);
  });

  it("compares identity, method, path and port", () => {
    assert.equal(admits([admitsOrders], { caller: end("orders", "other") }), false);
    assert.equal(admits([admitsOrders], { caller: end("refunds") }), false);
    assert.equal(admits([admitsOrders], { method: "GET" }), false);
    assert.equal(admits([admitsOrders], { callee: { ...payments, port: 9000 } }), false);
  });

  for (const [path, expected] of [
    ["/charges", true],
    ["/charges/", false],
    ["/v1/", true],
    ["/v1", false],
    ["/v1/a/b", true],
    ["/x/1/y", true],
    ["/x/1/2/y", false],
    ["/a/b.pdf", true],
    ["/v1/../charges", true],
    ["/v1/../admin", false],
    ["/v1/%2e%2e/admin", false],
    ["//charges", true],
  ] as const) {
    it(`${expected ? "matches" : "does not match"} ${path}`, () => {
      assert.equal(admits([admitsOrders], { path }), expected);
    });
  }

  it("denies before it allows, for want of a token or a role", () => {
    const token = policy({ action: "DENY", rules: [{ from: [{ source: { notRequestPrincipals: ["*"] } }] }] });
    const role = policy({
      action: "DENY",
      rules: [{ when: [{ key: "request.auth.claims[realm][roles]", notValues: ["clerk"] }] }],
    });
    assert.equal(admits([admitsOrders, token]), false);
    assert.equal(admits([admitsOrders, token], { claims: {} }), true);
    assert.equal(admits([admitsOrders, token, role], { claims: { realm: { roles: ["guest"] } } }), false);
    assert.equal(admits([admitsOrders, token, role], { claims: { realm: { roles: ["guest", "clerk"] } } }), true);
  });

  it("does not guess at what it does not know", () => {
    const byHost = policy({ rules: [{ to: [{ operation: { hosts: ["a"] } }] }] });
    assert.throws(() => admits([byHost]), /cannot evaluate the field "hosts"/);
  });
});

function network(namespace: string, spec: object): object {
  return { apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata: { name: "any", namespace }, spec };
}

describe("mayReach, through NetworkPolicies", () => {
  const closed = [
    network("orders", { podSelector: {}, policyTypes: ["Ingress", "Egress"] }),
    network("payments", { podSelector: {}, policyTypes: ["Ingress", "Egress"] }),
  ];
  const towards = (name: string, port: number) => ({
    peers: [
      {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
        podSelector: { matchLabels: { app: name } },
      },
    ],
    ports: [{ protocol: "TCP", port }],
  });
  const out = (name: string, port = 8080) => {
    const { peers: to, ports } = towards(name, port);
    return network("orders", { podSelector: {}, policyTypes: ["Egress"], egress: [{ to, ports }] });
  };
  const into = (name: string, port = 8080) => {
    const { peers: from, ports } = towards(name, port);
    return network("payments", { podSelector: {}, policyTypes: ["Ingress"], ingress: [{ from, ports }] });
  };
  const admits = (...objects: object[]) => mayReach("istio", objects, call);

  it("takes a door at both ends", () => {
    assert.equal(admits(...closed), false);
    assert.equal(admits(...closed, out("payments")), false);
    assert.equal(admits(...closed, into("orders")), false);
    assert.equal(admits(...closed, out("payments"), into("orders")), true);
  });

  it("takes the right pods and the right port", () => {
    assert.equal(admits(...closed, out("payments", 9000), into("orders")), false);
    assert.equal(admits(...closed, out("stock"), into("orders")), false);
  });

  it("takes addresses for no pods", () => {
    const anywhere = network("orders", {
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ protocol: "TCP", port: 8080 }] }],
    });
    assert.equal(admits(...closed, anywhere, into("orders")), false);
  });

  it("does not guess at selectors by expression", () => {
    const spec = { podSelector: { matchExpressions: [] }, policyTypes: ["Ingress"] };
    assert.throws(() => admits(network("payments", spec)), /cannot evaluate the field "matchExpressions"/);
  });
});

function linkerd(kind: string, name: string, spec: object): object {
  return { apiVersion: "policy.linkerd.io/v1", kind, metadata: { name, namespace: "payments" }, spec };
}

describe("mayReach, in Linkerd", () => {
  const server = linkerd("Server", "server", {
    podSelector: { matchLabels: { app: "payments" } },
    port: 8080,
    accessPolicy: "deny",
  });
  const identity = linkerd("MeshTLSAuthentication", "orders", {
    identities: ["orders.orders.serviceaccount.identity.linkerd.cluster.local"],
  });
  const route = (name: string, type: string, value: string) =>
    linkerd("HTTPRoute", name, {
      parentRefs: [{ group: "policy.linkerd.io", kind: "Server", name: "server" }],
      rules: [{ matches: [{ method: "POST", path: { type, value } }] }],
    });
  const admission = (target: string, kind = "MeshTLSAuthentication") =>
    linkerd("AuthorizationPolicy", `${target}-policy`, {
      targetRef: { group: "policy.linkerd.io", kind: "HTTPRoute", name: target },
      requiredAuthenticationRefs: [{ group: "policy.linkerd.io", kind, name: "orders" }],
    });
  const admits = (objects: readonly object[], changed: Partial<Call> = {}) =>
    mayReach("linkerd", [server, identity, ...objects], { ...call, ...changed });

  it("takes a route and an authorization of it", () => {
    assert.equal(admits([]), false);
    assert.equal(admits([route("a", "Exact", "/charges")]), false);
    assert.equal(admits([route("a", "Exact", "/charges"), admission("a")]), true);
    assert.equal(admits([route("a", "Exact", "/charges"), admission("a")], { method: "GET" }), false);
    assert.equal(admits([route("a", "Exact", "/charges"), admission("a")], { caller: end("refunds") }), false);
  });

  it("gives a request to the closest route alone", () => {
    const wide = [route("wide", "PathPrefix", "/"), admission("wide")];
    assert.equal(admits(wide), true);
    assert.equal(admits([...wide, route("narrow", "Exact", "/charges")]), false);
  });

  it("relies on no order between routes that match equally closely", () => {
    const routes = [route("one", "Exact", "/charges"), route("two", "RegularExpression", "/c.*")];
    assert.equal(admits([...routes, admission("one")]), false);
    assert.equal(admits([...routes, admission("one"), admission("two")]), true);
  });

  it("takes an address for no identity", () => {
    assert.equal(admits([route("a", "Exact", "/charges"), admission("a", "NetworkAuthentication")]), false);
  });
});

describe("whoMayReach", () => {
  it("names callers, the callee not among them", () => {
    const ends = [orders, payments, end("refunds")];
    assert.deepEqual(whoMayReach("istio", [admitsOrders], ends, call), ["orders"]);
    assert.deepEqual(whoMayReach("istio", [], ends, call), ["orders", "refunds"]);
  });
});
