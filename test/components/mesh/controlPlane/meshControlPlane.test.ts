import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { istioIngressMember, MeshControlPlane, type MeshControlPlaneArgs } from "../../../../components/mesh";
import { type RegisteredResource, registeredBy, theOnly } from "../../../support/mockedStack";
import { objectNamed } from "../members";

const root = {
  certificatePem: "ROOT",
  privateKeyPem: pulumi.secret("ROOT KEY"),
  bundle: "ROOT",
  chainPem: pulumi.output(""),
};
const intermediate = {
  certificatePem: "MIDDLE",
  privateKeyPem: pulumi.secret("KEY"),
  bundle: "ROOT",
  chainPem: pulumi.output("MIDDLE\nUPPER"),
};

async function controlPlane(args: Pick<MeshControlPlaneArgs, "kind"> & Partial<MeshControlPlaneArgs>) {
  return registeredBy(() => new MeshControlPlane("mesh", { authority: intermediate, ...args }));
}

function release(resources: readonly RegisteredResource[], name: string) {
  return theOnly(resources, "kubernetes:helm.sh/v3:Release", `mesh-${name}`).inputs;
}

function releases(resources: readonly RegisteredResource[]): string[] {
  return resources
    .filter(({ type }) => type === "kubernetes:helm.sh/v3:Release")
    .map(({ inputs }) => String(inputs.name));
}

describe("MeshControlPlane, Istio", () => {
  it("installs its charts at one pinned version, resources first", async () => {
    const resources = await controlPlane({ kind: "istio" });
    assert.deepEqual(releases(resources).toSorted(), ["istio-base", "istio-cni", "istiod"]);
    for (const name of releases(resources)) {
      const { version, repositoryOpts, createNamespace, atomic } = release(resources, name);
      assert.equal(version, "1.31.4");
      assert.deepEqual(repositoryOpts, { repo: "https://blob.istio.io/istio-release/charts" });
      assert.equal(createNamespace, false);
      assert.equal(atomic, true);
    }
  });

  it("lets nothing out unnamed, speaks TLS 1.3 inside, normalizes paths and fits into Pod Security restricted", async () => {
    const { values } = release(await controlPlane({ kind: "istio" }), "istiod");
    const text = JSON.stringify(values);
    for (const setting of [
      '"outboundTrafficPolicy":{"mode":"REGISTRY_ONLY"}',
      '"minProtocolVersion":"TLSV1_3"',
      '"normalization":"DECODE_AND_MERGE_SLASHES"',
      '"cni":{"enabled":true}',
      '"ENABLE_NATIVE_SIDECARS":"true"',
      '"seccompProfile":{"type":"RuntimeDefault"}',
      '"trustDomain":"cluster.local"',
    ]) {
      assert.ok(text.includes(setting), `${setting} in ${text}`);
    }
  });

  it("requires mutual TLS of the whole mesh", async () => {
    const resources = await controlPlane({ kind: "istio" });
    assert.deepEqual(objectNamed(resources, "PeerAuthentication", "default"), {
      apiVersion: "security.istio.io/v1",
      kind: "PeerAuthentication",
      metadata: { name: "default", namespace: "istio-system" },
      spec: { mtls: { mode: "STRICT" } },
    });
  });

  it("signs with an intermediate of ours, or with a root", async () => {
    const secretOf = async (authority: MeshControlPlaneArgs["authority"]) =>
      theOnly(await controlPlane({ kind: "istio", authority }), "kubernetes:core/v1:Secret", "mesh-cacerts").inputs;
    assert.deepEqual((await secretOf(intermediate)).stringData, {
      "ca-cert.pem": "MIDDLE",
      "ca-key.pem": "KEY",
      "root-cert.pem": "ROOT",
      "cert-chain.pem": "MIDDLE\nUPPER",
    });
    const ofRoot = await secretOf(root);
    assert.deepEqual(ofRoot.stringData, {
      "ca-cert.pem": "ROOT",
      "ca-key.pem": "ROOT KEY",
      "root-cert.pem": "ROOT",
      "cert-chain.pem": "ROOT",
    });
    assert.deepEqual(ofRoot.metadata, { name: "cacerts", namespace: "istio-system" });
  });

  it("closes its namespace but for sidecars and the API server", async () => {
    const resources = await controlPlane({ kind: "istio", apiServerCidrs: ["10.0.0.10/32"] });
    const denyAll = resources.find(({ name }) => name === "istio-system-deny-all");
    assert.deepEqual(denyAll?.inputs.spec, { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
    const into = objectNamed(resources, "NetworkPolicy", "istiod").spec;
    assert.deepEqual(into, {
      podSelector: { matchLabels: { app: "istiod" } },
      policyTypes: ["Ingress"],
      ingress: [
        {
          from: [
            {
              namespaceSelector: {},
              podSelector: { matchExpressions: [{ key: "service.istio.io/canonical-name", operator: "Exists" }] },
            },
          ],
          ports: [{ protocol: "TCP", port: 15012 }],
        },
        { from: [{ ipBlock: { cidr: "10.0.0.10/32" } }], ports: [{ protocol: "TCP", port: 15017 }] },
      ],
    });
    const out = JSON.stringify(objectNamed(resources, "NetworkPolicy", "api-server").spec);
    assert.match(out, /"cidr":"10.0.0.10\/32"/);
    assert.ok(!out.includes("0.0.0.0/0"), out);
  });

  it("answers pods with a sidecar, and calls of its webhooks from the API server's addresses", async () => {
    for (const [kind, policy, label, webhook] of [
      ["istio", "istiod", "service.istio.io/canonical-name", 15017],
      ["linkerd", "control-plane", "linkerd.io/control-plane-ns", 8443],
    ] as const) {
      const resources = await registeredBy(
        () => new MeshControlPlane("mesh", { kind, authority: intermediate, apiServerCidrs: ["10.0.0.0/20"] }),
      );
      const [sidecars, ...others] = Object(objectNamed(resources, "NetworkPolicy", policy).spec).ingress;
      assert.deepEqual(sidecars.from, [
        { namespaceSelector: {}, podSelector: { matchExpressions: [{ key: label, operator: "Exists" }] } },
      ]);
      const webhooks = others.at(-1);
      assert.deepEqual(webhooks.from, [{ ipBlock: { cidr: "10.0.0.0/20" } }]);
      assert.equal(webhooks.ports[0].port, webhook);
    }
  });

  it("tells Linkerd of the family of the pods' addresses, which it would otherwise leave alone", async () => {
    for (const [ipFamily, disableIPv6] of [
      ["ipv6", false],
      [undefined, true],
    ] as const) {
      const resources = await registeredBy(
        () => new MeshControlPlane("mesh", { kind: "linkerd", authority: intermediate, ...(ipFamily && { ipFamily }) }),
      );
      for (const chart of ["linkerd2-cni", "linkerd-control-plane"]) {
        assert.equal(Object(release(resources, chart).values).disableIPv6, disableIPv6, chart);
      }
    }
  });

  it("runs a gateway that nobody reaches until an endpoint forwards to it", async () => {
    let gateway: MeshControlPlane["gateway"];
    const resources = await registeredBy(() => {
      ({ gateway } = new MeshControlPlane("mesh", { kind: "istio", authority: intermediate, gateway: {} }));
    });
    const { values } = release(resources, "istio-ingress");
    const { service, securityContext } = Object(values);
    assert.deepEqual(service, {
      type: "ClusterIP",
      annotations: {},
      ports: [{ name: "https", port: 443, targetPort: 8443, protocol: "TCP" }],
    });
    assert.deepEqual(securityContext, { seccompProfile: { type: "RuntimeDefault" } });
    const opened = resources.filter(
      ({ inputs }) => inputs.kind === "NetworkPolicy" && JSON.stringify(inputs).includes('"namespace":"istio-ingress"'),
    );
    assert.deepEqual(opened.map(({ name }) => name).sort(), [
      "istio-ingress-deny-all",
      "istio-ingress-dns-egress",
      "mesh-gateway-to-istiod",
    ]);
    const quota = theOnly(resources, "kubernetes:core/v1:ResourceQuota", "istio-ingress-totals");
    assert.match(JSON.stringify(quota.inputs.spec), /"services.loadbalancers":"0"/);
    const { namespace } = release(resources, "istio-ingress");
    assert.deepEqual({ ...gateway, namespace }, istioIngressMember(), "what other stacks take for granted");
  });

  it("runs a gateway that listens to named clients, over HTTPS", async () => {
    let gateway: MeshControlPlane["gateway"];
    const resources = await registeredBy(() => {
      const mesh = new MeshControlPlane("mesh", {
        kind: "istio",
        authority: intermediate,
        gateway: { clientCidrs: ["10.0.0.0/16"], serviceAnnotations: { scheme: "internal" } },
      });
      gateway = mesh.gateway;
    });
    assert.equal(gateway?.serviceAccount, "istio-ingress");
    const { values, namespace } = release(resources, "istio-ingress");
    assert.equal(namespace, "istio-ingress");
    assert.match(JSON.stringify(values), /"annotations":\{"scheme":"internal"\}/);
    assert.match(JSON.stringify(values), /"allocateLoadBalancerNodePorts":false,.*"type":"LoadBalancer"/);
    assert.match(JSON.stringify(values), /"ports":\[\{[^}]*"port":443[^}]*\}\]/);
    const clients = JSON.stringify(objectNamed(resources, "NetworkPolicy", "gateway-clients").spec);
    assert.match(clients, /"cidr":"10.0.0.0\/16"/);
    const quota = theOnly(resources, "kubernetes:core/v1:ResourceQuota", "istio-ingress-totals");
    assert.match(JSON.stringify(quota.inputs.spec), /"services.loadbalancers":"1"/);
  });

  it("reaches the keys of token issuers, wherever the API server is", async () => {
    const cidrs = { apiServerCidrs: ["10.0.0.0/24"], issuerCidrs: ["192.0.2.0/24"] };
    const narrow = await controlPlane({ kind: "istio", ...cidrs });
    const policy = JSON.stringify(objectNamed(narrow, "NetworkPolicy", "token-issuers"));
    assert.match(policy, /"matchLabels":\{"app":"istiod"\}/);
    assert.match(policy, /"cidr":"192\.0\.2\.0\/24"/);
    const open = await controlPlane({ kind: "istio", apiServerCidrs: ["10.0.0.0/24"] });
    assert.match(JSON.stringify(objectNamed(open, "NetworkPolicy", "token-issuers")), /"cidr":"0\.0\.0\.0\/0"/);
  });

  it("names a collector for traces", async () => {
    const tracing = { name: "otel", service: "collector", namespace: "observability", serviceAccount: "collector" };
    const { values } = release(await controlPlane({ kind: "istio", tracing }), "istiod");
    const text = JSON.stringify(values);
    assert.match(text, /"name":"otel"/);
    assert.match(text, /"service":"collector.observability.svc.cluster.local"/);
    assert.match(text, /"port":4317/);
  });

  it("takes transforms of its releases", async () => {
    const transform = { releases: { istiod: { values: { autoscaleMin: 3 } } } };
    const { values } = release(await controlPlane({ kind: "istio", transform }), "istiod");
    assert.match(JSON.stringify(values), /"autoscaleMin":3/);
    assert.match(JSON.stringify(values), /REGISTRY_ONLY/);
  });
});

describe("MeshControlPlane, Linkerd", () => {
  it("installs its charts at one pinned version", async () => {
    const resources = await controlPlane({ kind: "linkerd" });
    assert.deepEqual(releases(resources).toSorted(), ["linkerd-control-plane", "linkerd-crds", "linkerd2-cni"]);
    for (const name of releases(resources)) assert.equal(release(resources, name).version, "2026.9.1");
  });

  it("admits nobody by default, starts no pod without its sidecar, and trusts our bundle", async () => {
    const text = JSON.stringify(release(await controlPlane({ kind: "linkerd" }), "linkerd-control-plane").values);
    for (const setting of [
      '"defaultInboundPolicy":"deny"',
      '"outboundTransportMode":"transport-header"',
      '"webhookFailurePolicy":"Fail"',
      '"cniEnabled":true',
      '"identityTrustAnchorsPEM":"ROOT"',
      '"scheme":"kubernetes.io/tls"',
      '"disableHeartBeat":true',
    ]) {
      assert.ok(text.includes(setting), `${setting} in ${text}`);
    }
    assert.ok(!text.includes("KEY"), "the key belongs into the Secret alone");
  });

  it("signs with the authority's key, from a Secret", async () => {
    const secret = theOnly(await controlPlane({ kind: "linkerd" }), "kubernetes:core/v1:Secret").inputs;
    assert.deepEqual(secret.metadata, { name: "linkerd-identity-issuer", namespace: "linkerd" });
    assert.deepEqual(secret.stringData, { "ca.crt": "ROOT", "tls.crt": "MIDDLE", "tls.key": "KEY" });
  });

  it("lets nothing out of the mesh unnamed", async () => {
    const { metadata, spec } = objectNamed(await controlPlane({ kind: "linkerd" }), "EgressNetwork", "all-egress");
    assert.deepEqual(metadata, { name: "all-egress", namespace: "linkerd-egress" });
    assert.deepEqual(spec, { trafficPolicy: "Deny" });
  });

  it("closes its namespace but for sidecars, its own pods and the API server", async () => {
    const resources = await controlPlane({ kind: "linkerd" });
    const into = JSON.stringify(objectNamed(resources, "NetworkPolicy", "control-plane").spec);
    for (const port of [8080, 8086, 8090, 4143, 8443, 9443]) assert.ok(into.includes(`"port":${port}`), into);
    assert.ok(resources.some(({ name }) => name === "linkerd-deny-all"));
  });
});

describe("MeshControlPlane refuses", () => {
  it("a version that is a range, a gateway in Linkerd, and one for nobody, all at once", async () => {
    await registeredBy(() => {
      assert.throws(
        () =>
          new MeshControlPlane("mesh", {
            kind: "linkerd",
            authority: intermediate,
            version: "^2026.9",
            gateway: { clientCidrs: [] },
          }),
        (error: Error) =>
          /3 problems/.test(error.message) &&
          /version: "\^2026.9" is not valid/.test(error.message) &&
          /gateway: Linkerd does not have this/.test(error.message) &&
          /gateway.clientCidrs: is empty/.test(error.message),
      );
    });
  });
});
