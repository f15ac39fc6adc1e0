import assert from "node:assert/strict";
import { ProviderError, UNKNOWN } from "../../../../sandbox/providers/protocol";
import { StackedProvider } from "./stackedProvider";

const RELEASE = "kubernetes:helm.sh/v3:Release";

describe("kubernetes stand-in: what it covers", () => {
  const refused: [string, object, RegExp][] = [
    ["kubernetes:apps/v1:DeploymentPatch", { apiVersion: "apps/v1", kind: "Deployment" }, /into the Deployment itself/],
    [
      "kubernetes:core/v1:ConfigMapList",
      { apiVersion: "v1", kind: "ConfigMapList" },
      /declare each ConfigMap by itself/,
    ],
    ["kubernetes:yaml/v2:ConfigGroup", {}, /Declare the objects one by one/],
    ["kubernetes:kustomize/v2:Directory", {}, /Declare the objects one by one/],
    ["kubernetes:helm.sh/v4:Chart", {}, /kubernetes\.helm\.v3\.Release/],
  ];
  for (const [type, args, instead] of refused) {
    it(`says what to write instead of ${type}`, async () => {
      await assert.rejects(new StackedProvider().check(type, "x", { ...args }), (error) => {
        assert.ok(error instanceof ProviderError);
        assert.match(error.message, instead);
        assert.ok(error.message.includes(type));
        return true;
      });
    });
  }

  it("takes custom kinds that only look like lists or patches", async () => {
    const access = { apiVersion: "example.com/v1", kind: "AccessList", metadata: { name: "a" } };
    assert.equal(
      (await new StackedProvider().create("kubernetes:example.com/v1:AccessList", "a", access)).id,
      "default/a",
    );
  });

  it("refuses functions with the token", () => {
    assert.throws(() => new StackedProvider().invoke("kubernetes:helm:template"), /kubernetes:helm:template/);
  });

  it("keeps a Helm release as state", async () => {
    const provider = new StackedProvider({ namespace: "mesh" });
    const args = { chart: "istiod", version: "1.31.0", name: "istiod" };
    const created = await provider.create(RELEASE, "istiod", args);
    assert.equal(created.id, "mesh/istiod");
    assert.deepEqual(created.outputs.status, {
      name: "istiod",
      namespace: "mesh",
      chart: "istiod",
      version: "1.31.0",
      appVersion: "",
      revision: 1,
      status: "deployed",
    });
    const upgraded = await provider.update(created, { ...args, version: "1.31.1" });
    assert.equal(JSON.stringify(upgraded.outputs.status).includes('"revision":2'), true);
    const previewed = await provider.create(RELEASE, "istiod", args, { preview: true });
    assert.equal(previewed.outputs.status, UNKNOWN);
  });

  it("keeps a release's name, replaces it where its place changes, and wants a chart", async () => {
    const provider = new StackedProvider();
    const created = await provider.create(RELEASE, "istiod", { chart: "istiod" });
    assert.match(String(created.inputs.name), /^istiod-[0-9a-f]{8}$/);
    assert.deepEqual((await provider.diff(created, { chart: "istiod" })).changes, []);
    assert.deepEqual((await provider.diff(created, { chart: "istiod", namespace: "mesh" })).replaces, ["namespace"]);
    const { failures } = await provider.check(RELEASE, "istiod", {});
    assert.deepEqual(
      failures?.map(({ property }) => property),
      ["chart"],
    );
  });
});
