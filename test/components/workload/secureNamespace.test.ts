import assert from "node:assert/strict";
import { SecureNamespace } from "../../../components/workload";
import { registeredBy, theOnly } from "../../support/mockedStack";
import { at, listed } from "./registered";

const types = {
  namespace: "kubernetes:core/v1:Namespace",
  quota: "kubernetes:core/v1:ResourceQuota",
  limits: "kubernetes:core/v1:LimitRange",
  policy: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
} as const;

describe("SecureNamespace", () => {
  it("makes a namespace, a quota, limits and two policies", async () => {
    const resources = await registeredBy(() => new SecureNamespace("shop"));
    assert.deepEqual(
      listed(resources),
      [
        "secure-microservice:index:SecureNamespace shop",
        `${types.namespace} shop-namespace`,
        `${types.quota} shop-totals`,
        `${types.limits} shop-containers`,
        `${types.policy} shop-deny-all`,
        `${types.policy} shop-dns-egress`,
      ].sort(),
    );
  });

  it("is called in the cluster as the component is, and admits only restricted pods", async () => {
    const resources = await registeredBy(
      () => new SecureNamespace("shop", { labels: { "istio-injection": "enabled" } }),
    );
    assert.deepEqual(theOnly(resources, types.namespace).inputs.metadata, {
      name: "shop",
      labels: {
        "istio-injection": "enabled",
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/enforce-version": "latest",
        "pod-security.kubernetes.io/audit": "restricted",
        "pod-security.kubernetes.io/audit-version": "latest",
        "pod-security.kubernetes.io/warn": "restricted",
        "pod-security.kubernetes.io/warn-version": "latest",
      },
    });
  });

  it("puts everything into the namespace", async () => {
    const resources = await registeredBy(() => new SecureNamespace("shop"));
    const inside = resources.filter(({ type }) => type.startsWith("kubernetes:") && type !== types.namespace);
    assert.equal(inside.length, 4);
    for (const { inputs, name } of inside) {
      assert.equal(at(inputs, "metadata", "namespace"), "shop", name);
    }
  });

  it("isolates every pod and leaves DNS open", async () => {
    const resources = await registeredBy(() => new SecureNamespace("shop"));
    assert.deepEqual(theOnly(resources, types.policy, "shop-deny-all").inputs.spec, {
      podSelector: {},
      policyTypes: ["Ingress", "Egress"],
    });
    const dns = theOnly(resources, types.policy, "shop-dns-egress").inputs;
    assert.deepEqual(at(dns, "spec", "policyTypes"), ["Egress"]);
  });

  it("lets its pods ask a DNS that no pod answers for, where it is told the address", async () => {
    const resources = await registeredBy(() => new SecureNamespace("shop", { dnsAddresses: ["172.20.0.10/32"] }));
    assert.deepEqual(at(theOnly(resources, types.policy, "shop-dns-egress").inputs, "spec", "egress"), [
      {
        to: [
          {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
            podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
          },
          { ipBlock: { cidr: "172.20.0.10/32" } },
        ],
        ports: [
          { protocol: "UDP", port: 53 },
          { protocol: "TCP", port: 53 },
        ],
      },
    ]);
  });

  it("refuses load balancers and node ports in its quota unless they are asked for", async () => {
    const resources = await registeredBy(() => [
      new SecureNamespace("shut"),
      new SecureNamespace("open", { quota: { "services.loadbalancers": "1", pods: "5" } }),
    ]);
    const hard = (name: string, resource: string) =>
      at(theOnly(resources, types.quota, name).inputs, "spec", "hard", resource);
    assert.equal(hard("shut-totals", "services.loadbalancers"), "0");
    assert.equal(hard("shut-totals", "services.nodeports"), "0");
    assert.equal(hard("open-totals", "services.loadbalancers"), "1");
    assert.equal(hard("open-totals", "pods"), "5");
    assert.equal(hard("open-totals", "services.nodeports"), "0");
  });

  it("merges container limits value by value", async () => {
    const resources = await registeredBy(() => new SecureNamespace("shop", { limits: { default: { cpu: "2" } } }));
    assert.deepEqual(theOnly(resources, types.limits).inputs.spec, {
      limits: [
        {
          type: "Container",
          defaultRequest: { cpu: "50m", memory: "64Mi" },
          default: { cpu: "2", memory: "256Mi" },
          max: { cpu: "4", memory: "4Gi" },
        },
      ],
    });
  });

  it("keeps the namespace when the stack goes, unless told otherwise", async () => {
    const resources = await registeredBy(() => [
      new SecureNamespace("kept"),
      new SecureNamespace("loose", { deletionProtection: false }),
    ]);
    assert.equal(theOnly(resources, types.namespace, "kept-namespace").protect, true);
    assert.equal(theOnly(resources, types.namespace, "loose-namespace").protect, false);
  });

  it("lets each child be adjusted", async () => {
    const resources = await registeredBy(
      () =>
        new SecureNamespace("shop", {
          transform: {
            namespace: { metadata: { labels: { "pod-security.kubernetes.io/enforce": "baseline" } } },
            resourceQuota: { metadata: { annotations: { changed: "quota" } } },
            limitRange: { metadata: { annotations: { changed: "limits" } } },
            denyAll: { metadata: { annotations: { changed: "deny" } } },
            dnsEgress: { metadata: { annotations: { changed: "dns" } } },
          },
        }),
    );
    const label = (mode: string) =>
      at(theOnly(resources, types.namespace).inputs, "metadata", "labels", `pod-security.kubernetes.io/${mode}`);
    assert.deepEqual(["enforce", "warn"].map(label), ["baseline", "restricted"]);
    const changed = (type: string, name: string) =>
      at(theOnly(resources, type, name).inputs, "metadata", "annotations", "changed");
    assert.equal(changed(types.quota, "shop-totals"), "quota");
    assert.equal(changed(types.limits, "shop-containers"), "limits");
    assert.equal(changed(types.policy, "shop-deny-all"), "deny");
    assert.equal(changed(types.policy, "shop-dns-egress"), "dns");
  });

  it("names every problem at once", async () => {
    await assert.rejects(
      registeredBy(
        () =>
          new SecureNamespace("Shop_1", {
            labels: { "pod-security.kubernetes.io/enforce": "privileged" },
            quota: { pods: "many" },
            limits: { max: { memory: "4GB" } },
          }),
      ),
      (error: Error) => {
        assert.match(error.message, /SecureNamespace "Shop_1": 4 problems/);
        assert.match(error.message, / name: "Shop_1" is not valid; write a DNS label/);
        assert.match(error.message, / labels\["pod-security.kubernetes.io\/enforce"\]: is always "restricted" here/);
        assert.match(error.message, / quota\["pods"\]: "many" is not valid/);
        assert.match(error.message, / limits.max.memory: "4GB" is not valid/);
        return true;
      },
    );
  });

  it("leaves the names of Kubernetes itself alone", async () => {
    for (const name of ["kube-system", "default"]) {
      await assert.rejects(
        registeredBy(() => new SecureNamespace(name)),
        /belongs to Kubernetes itself/,
      );
    }
  });
});
