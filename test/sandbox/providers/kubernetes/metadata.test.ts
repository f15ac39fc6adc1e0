import assert from "node:assert/strict";
import { asProps, UNKNOWN } from "../../../../sandbox/providers/protocol";
import { StackedProvider } from "./stackedProvider";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
const configMap = { apiVersion: "v1", kind: "ConfigMap" };
const NAMESPACE = "kubernetes:core/v1:Namespace";
const namespace = { apiVersion: "v1", kind: "Namespace" };

describe("kubernetes stand-in: metadata", () => {
  it("makes a name of the logical one and keeps it across updates", async () => {
    const provider = new StackedProvider();
    const created = await provider.create(CONFIG_MAP, "settings", configMap);
    const metadata = asProps(created.inputs.metadata);
    assert.match(String(metadata.name), /^settings-[0-9a-z]{8}$/);
    assert.deepEqual(metadata.annotations, { "pulumi.com/autonamed": "true" });
    const updated = await provider.update(created, { ...configMap, data: { a: "1" } });
    assert.equal(asProps(updated.outputs.metadata).name, metadata.name);
  });

  it("makes a new name where the program takes its own back", async () => {
    const provider = new StackedProvider();
    const created = await provider.create(CONFIG_MAP, "settings", { ...configMap, metadata: { name: "mine" } });
    const { replaces, deleteBeforeReplace } = await provider.diff(created, configMap);
    assert.deepEqual(replaces, ["metadata"]);
    assert.equal(deleteBeforeReplace, false);
  });

  it("leaves generateName to the API server, which completes it", async () => {
    const provider = new StackedProvider();
    const args = { ...configMap, metadata: { generateName: "run-" } };
    const previewed = await provider.create(CONFIG_MAP, "run", args, { preview: true });
    assert.equal(asProps(previewed.outputs.metadata).name, UNKNOWN);
    const created = await provider.create(CONFIG_MAP, "run", args);
    assert.match(created.id, /^default\/run-[0-9a-f]{5}$/);
    assert.equal(asProps(created.inputs.metadata).annotations, undefined);
    assert.deepEqual((await provider.diff(created, args)).changes, []);
  });

  it("leaves a name that is not known yet unknown", async () => {
    const { inputs, failures } = await new StackedProvider().check(CONFIG_MAP, "settings", {
      ...configMap,
      metadata: { name: UNKNOWN },
    });
    assert.equal(asProps(inputs.metadata).name, UNKNOWN);
    assert.deepEqual(failures, []);
  });

  it("adds no managed-by label", async () => {
    const { inputs } = await new StackedProvider().check(CONFIG_MAP, "settings", configMap);
    assert.equal(asProps(inputs.metadata).labels, undefined);
  });

  it("puts namespaced objects into the provider's namespace, else into default", async () => {
    const peers = { apiVersion: "security.istio.io/v1", kind: "PeerAuthentication", metadata: { name: "strict" } };
    const type = "kubernetes:security.istio.io/v1:PeerAuthentication";
    assert.equal((await new StackedProvider().create(type, "strict", peers)).id, "default/strict");
    assert.equal((await new StackedProvider({ namespace: "shop" }).create(type, "strict", peers)).id, "shop/strict");
    const elsewhere = { ...peers, metadata: { name: "strict", namespace: "mesh" } };
    assert.equal(
      (await new StackedProvider({ namespace: "shop" }).create(type, "strict", elsewhere)).id,
      "mesh/strict",
    );
  });

  it("puts cluster-wide objects into none, built-in or custom", async () => {
    const provider = new StackedProvider({ namespace: "shop" });
    const created = await provider.create(NAMESPACE, "shop", { ...namespace, metadata: { name: "shop" } });
    assert.equal(created.id, "shop");
    assert.equal(asProps(created.outputs.metadata).namespace, undefined);
    const issuer = { apiVersion: "cert-manager.io/v1", kind: "ClusterIssuer", metadata: { name: "ca" } };
    assert.equal((await provider.create("kubernetes:cert-manager.io/v1:ClusterIssuer", "ca", issuer)).id, "ca");
  });

  it("names everything that is wrong at once", async () => {
    const { failures = [] } = await new StackedProvider().check(CONFIG_MAP, "settings", {
      ...configMap,
      metadata: {
        name: "Settings",
        labels: { "a b": "x", tier: "back end", "example.com/ok": "fine" },
        annotations: { "-key": "x", "prometheus.io/path": "/metrics" },
      },
    });
    const found = failures.map(({ property, reason }) => `${property} ${reason.split(" is no")[0]}`);
    assert.deepEqual(found, [
      'metadata.name "Settings"',
      'metadata.labels "a b"',
      'metadata.annotations "-key"',
      'metadata.labels "back end"',
    ]);
  });

  it("asks for kind and apiVersion", async () => {
    const { failures } = await new StackedProvider().check(CONFIG_MAP, "settings", {});
    assert.deepEqual(failures, [
      { property: "apiVersion", reason: "is missing" },
      { property: "kind", reason: "is missing" },
    ]);
  });

  it("knows the kinds whose names follow other rules", async () => {
    const role = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "Role" };
    const cases: [string, { apiVersion: string; kind: string }, string, boolean][] = [
      [CONFIG_MAP, configMap, "a.b", true],
      [CONFIG_MAP, configMap, "a".repeat(254), false],
      [NAMESPACE, namespace, "a.b", false],
      ["kubernetes:core/v1:Service", { apiVersion: "v1", kind: "Service" }, "1a", false],
      ["kubernetes:rbac.authorization.k8s.io/v1:Role", role, "team:Viewer", true],
      ["kubernetes:rbac.authorization.k8s.io/v1:Role", role, "team/viewer", false],
    ];
    for (const [type, args, name, valid] of cases) {
      const { failures = [] } = await new StackedProvider().check(type, "x", { ...args, metadata: { name } });
      assert.equal(failures.length === 0, valid, `${args.kind} ${name.slice(0, 20)}`);
    }
  });
});
