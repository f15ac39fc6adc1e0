import assert from "node:assert/strict";
import { asProps, asText } from "../../sandbox/providers/protocol";
import { StackedProvider } from "../sandbox/providers/kubernetes";
import { BUILD_TIMEOUT, ControlPlane, missingRequirements, preparePrograms, skipUnlessPossible } from ".";
import { deployment, namespace, service, TIMEOUT } from "./fixtures";

describe("kubernetes stand-in on a cluster", function () {
  this.timeout(TIMEOUT);
  const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
  let plane: ControlPlane;
  let provider: StackedProvider;

  before(async function () {
    this.timeout(BUILD_TIMEOUT);
    skipUnlessPossible(this, missingRequirements({ network: false }));
    plane = await ControlPlane.start(await preparePrograms());
    await plane.cluster.apply(namespace("shop"));
    provider = new StackedProvider({ kubeconfig: plane.kubeconfig });
  });

  after(() => plane?.stop());

  it("creates, updates and deletes", async () => {
    const created = await provider.create(DEPLOYMENT, "orders", deployment("orders", "shop"));
    assert.equal(created.id, "shop/orders");
    const { uid, managedFields } = asProps(created.outputs.metadata);
    assert.ok(uid);
    assert.equal(managedFields, undefined);
    assert.equal(asProps(created.outputs.spec).revisionHistoryLimit, 10);

    const wanted = deployment("orders", "shop", "example.com/app:2");
    const updated = await provider.update(created, wanted);
    assert.equal(asProps(updated.outputs.metadata).uid, uid);
    assert.match(JSON.stringify(await provider.read(updated)), /example\.com\/app:2/);

    await provider.delete(updated);
    assert.equal(await provider.read(updated), undefined);
    await provider.delete(updated);
  });

  it("previews by a dry run, which stores nothing", async () => {
    const previewed = await provider.create("kubernetes:core/v1:Service", "orders", service("orders", "shop"), {
      preview: true,
    });
    assert.equal(asProps(previewed.outputs.spec).sessionAffinity, "None");
    assert.match(asText(asProps(previewed.outputs.spec).clusterIP), /^\d+\.\d+\.\d+\.\d+$/);
    const { uid, creationTimestamp, resourceVersion, generation } = asProps(previewed.outputs.metadata);
    assert.ok(uid && creationTimestamp);
    assert.deepEqual([resourceVersion, generation, previewed.outputs.status], [undefined, undefined, undefined]);
    assert.equal(await provider.read(previewed), undefined);
  });

  it("finds at preview what the API server would refuse", async () => {
    const mistaken = { ...service("orders", "shop"), specc: {} };
    await assert.rejects(
      provider.create("kubernetes:core/v1:Service", "orders", mistaken, { preview: true }),
      /^Error: Service shop\/orders: .*unknown field "specc"|^Error: Service shop\/orders: .*specc: field not declared/,
    );
  });

  it("previews objects whose namespace or kind is still to come", async () => {
    const elsewhere = await provider.create(DEPLOYMENT, "orders", deployment("orders", "later"), { preview: true });
    assert.deepEqual(elsewhere.outputs, elsewhere.inputs);
    const widget = { apiVersion: "test.example.com/v1", kind: "Widget", metadata: { name: "one" } };
    const previewed = await provider.create("kubernetes:test.example.com/v1:Widget", "one", widget, {
      preview: true,
    });
    assert.equal(asProps(previewed.outputs.metadata).namespace, "default");
  });

  it("waits for the kind of a custom resource, and finds out whether it has a namespace", async () => {
    const widgets = {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: "widgets.test.example.com" },
      spec: {
        group: "test.example.com",
        scope: "Cluster",
        names: { kind: "Widget", plural: "widgets" },
        versions: [
          {
            name: "v1",
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: "object", properties: { spec: { type: "object" } } } },
          },
        ],
      },
    };
    const widget = { apiVersion: "test.example.com/v1", kind: "Widget", metadata: { name: "one" }, spec: {} };
    const [definition, created] = await Promise.all([
      provider.create("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition", "widgets", widgets),
      provider.create("kubernetes:test.example.com/v1:Widget", "one", widget),
    ]);
    assert.equal(created.id, "one");
    assert.deepEqual((await provider.diff(created, widget)).changes, []);
    await provider.delete(definition);
    assert.equal(await provider.read(created), undefined);
  });

  it("says in one line what cannot be changed", async () => {
    const created = await provider.create(DEPLOYMENT, "fixed", deployment("fixed", "shop"));
    const changed = asProps(deployment("fixed", "shop").spec);
    const selector = { matchLabels: { app: "fixed", tier: "back" } };
    const template = { ...asProps(changed.template), metadata: { labels: selector.matchLabels } };
    const wanted = { ...deployment("fixed", "shop"), spec: { ...changed, selector, template } };
    assert.deepEqual((await provider.diff(created, wanted)).replaces, ["spec"]);
    await assert.rejects(provider.update(created, wanted), (error) => {
      assert.match(String(error), /^Error: Deployment shop\/fixed: Invalid: .*spec\.selector.*field is immutable$/);
      return true;
    });
    await provider.delete(created);
  });

  it("leaves alone what somebody else made, at up and at destroy", async () => {
    const theirs = { ...namespace("taken", { owner: "somebody" }) };
    await plane.client.request("POST", "/api/v1/namespaces", { body: theirs });
    const previewed = await provider.create("kubernetes:core/v1:Namespace", "taken", namespace("taken"), {
      preview: true,
    });
    assert.equal(asProps(previewed.outputs.metadata).name, "taken");
    await assert.rejects(
      provider.create("kubernetes:core/v1:Namespace", "taken", namespace("taken", { owner: "us" })),
      /^Error: Namespace taken: already exists and is not this resource's/,
    );
    const found = await plane.cluster.read(theirs);
    assert.equal(asProps(asProps(found?.metadata).labels).owner, "somebody");
  });

  it("takes over what somebody else made only where it is told to", async () => {
    const settings = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "adopted", namespace: "shop" } };
    await plane.client.request("POST", "/api/v1/namespaces/shop/configmaps", { body: settings });
    const adopting = new StackedProvider({ kubeconfig: plane.kubeconfig, upsertExistingObjects: "true" });
    const wanted = { ...settings, data: { level: "ours" } };
    const adopted = await adopting.create("kubernetes:core/v1:ConfigMap", "adopted", wanted);
    assert.deepEqual(adopted.outputs.data, { level: "ours" });
    await adopting.delete(adopted);
  });

  it("removes fields that the program gave up, and changes them at preview", async () => {
    const type = "kubernetes:core/v1:Service";
    const annotated = { ...service("fields", "shop") };
    const metadata = { ...asProps(annotated.metadata), annotations: { "example.com/a": "1", "example.com/b": "1" } };
    const created = await provider.create(type, "fields", { ...annotated, metadata });
    const wanted = { ...annotated, metadata: { ...metadata, annotations: { "example.com/a": "2" } } };
    const previewed = await provider.update(created, wanted, { preview: true });
    assert.equal(asProps(asProps(previewed.outputs.metadata).annotations)["example.com/a"], "2");
    const updated = await provider.update(created, wanted);
    assert.deepEqual(asProps(updated.outputs.metadata).annotations, { "example.com/a": "2" });
    await provider.delete(updated);
  });

  it("says who else owns a field, and takes it from nobody", async () => {
    const settings = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings", namespace: "shop" } };
    const mutable = new StackedProvider({ kubeconfig: plane.kubeconfig, enableConfigMapMutable: "true" });
    const created = await mutable.create("kubernetes:core/v1:ConfigMap", "settings", settings);
    await plane.client.request("PATCH", "/api/v1/namespaces/shop/configmaps/settings", {
      query: { fieldManager: "somebody" },
      body: { ...settings, data: { level: "theirs" } },
      contentType: "application/apply-patch+yaml",
    });
    await assert.rejects(
      mutable.update(created, { ...settings, data: { level: "ours" } }),
      /^Error: ConfigMap shop\/settings: Conflict: .*conflict with "somebody".*\.data\.level/,
    );
    await mutable.delete(created);
  });

  it("keeps a Secret's contents secret in what the API server answered", async () => {
    const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "token", namespace: "shop" } };
    const created = await provider.create("kubernetes:core/v1:Secret", "token", {
      ...secret,
      stringData: { a: "b" },
    });
    assert.deepEqual(asProps(created.outputs.data).value, { a: "Yg==" });
    assert.ok(Object.keys(asProps(created.outputs.data)).length > 1);
    await provider.delete(created);
  });

  it("says that nobody answers", async () => {
    const config = { server: "https://127.0.0.1:1" };
    const nowhere = {
      clusters: [{ name: "a", cluster: config }],
      contexts: [{ name: "a", context: { cluster: "a" } }],
      "current-context": "a",
    };
    await assert.rejects(
      new StackedProvider({ kubeconfig: JSON.stringify(nowhere) }).create(
        "kubernetes:core/v1:Namespace",
        "a",
        namespace("a"),
      ),
      /^Error: Namespace.*: Unreachable: no answer from https:\/\/127\.0\.0\.1:1: .*ECONNREFUSED/,
    );
  });
});
