import assert from "node:assert/strict";
import { asProps, asText, type Props, secret, UNKNOWN } from "../../../../sandbox/providers/protocol";
import { StackedProvider } from "./stackedProvider";

const SERVICE = "kubernetes:core/v1:Service";
const SECRET = "kubernetes:core/v1:Secret";

function service(spec: Props) {
  return { apiVersion: "v1", kind: "Service", metadata: { name: "orders" }, spec: { ports: [{ port: 80 }], ...spec } };
}

describe("kubernetes stand-in: outputs", () => {
  it("has what the API server sets", async () => {
    const { outputs } = await new StackedProvider().create(SERVICE, "orders", service({}));
    const { uid, creationTimestamp, resourceVersion } = asProps(outputs.metadata);
    assert.match(asText(uid), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.match(asText(creationTimestamp), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.equal(resourceVersion, "1");
    assert.match(asText(asProps(outputs.spec).clusterIP), /^10\.100\.\d+\.\d+$/);
  });

  it("answers a preview as a dry run does: identity and address made up, no version and no status", async () => {
    const args = service({ type: "LoadBalancer" });
    const { outputs } = await new StackedProvider().create(SERVICE, "orders", args, { preview: true });
    const { uid, creationTimestamp, resourceVersion, name } = asProps(outputs.metadata);
    for (const value of [uid, creationTimestamp, asProps(outputs.spec).clusterIP]) assert.notEqual(value, UNKNOWN);
    assert.ok(uid && creationTimestamp && asProps(outputs.spec).clusterIP);
    assert.deepEqual([resourceVersion, outputs.status, name], [undefined, undefined, "orders"]);
  });

  it("answers a preview with the inputs where they are not all known", async () => {
    const args = service({ selector: { app: UNKNOWN } });
    const { inputs, outputs } = await new StackedProvider().create(SERVICE, "orders", args, { preview: true });
    assert.deepEqual(outputs, inputs);
  });

  it("counts the changes of the specification only where the API server does", async () => {
    const generationOf = async (type: string, apiVersion: string, kind: string) => {
      const created = await new StackedProvider().create(`kubernetes:${type}:${kind}`, "a", { apiVersion, kind });
      return asProps(created.outputs.metadata).generation;
    };
    for (const kind of ["Namespace", "Secret", "Service", "ServiceAccount", "LimitRange", "ConfigMap"]) {
      assert.equal(await generationOf("core/v1", "v1", kind), undefined, kind);
    }
    assert.equal(await generationOf("apps/v1", "apps/v1", "Deployment"), 1);
    assert.equal(await generationOf("networking.k8s.io/v1", "networking.k8s.io/v1", "NetworkPolicy"), 1);
    assert.equal(await generationOf("security.istio.io/v1", "security.istio.io/v1", "PeerAuthentication"), 1);
    assert.equal(await generationOf("gateway.networking.k8s.io/v1", "gateway.networking.k8s.io/v1", "HTTPRoute"), 1);
  });

  it("keeps no annotations and labels where there are none, and sees no change in that", async () => {
    const provider = new StackedProvider();
    const metadata = { name: "orders", annotations: {}, labels: {} };
    const created = await provider.create(SERVICE, "orders", { ...service({}), metadata });
    const { annotations, labels } = asProps(created.outputs.metadata);
    assert.deepEqual([annotations, labels], [undefined, undefined]);
    assert.deepEqual((await provider.diff(created, service({}))).changes, []);
  });

  it("gives no address to a Service that asks for none or brings its own", async () => {
    const addressOf = async (spec: Props) =>
      asProps((await new StackedProvider().create(SERVICE, "orders", service(spec))).outputs.spec).clusterIP;
    assert.equal(await addressOf({ clusterIP: "None" }), "None");
    assert.equal(await addressOf({ type: "ExternalName", externalName: "example.com" }), undefined);
    assert.equal(await addressOf({ clusterIP: "10.100.0.10" }), "10.100.0.10");
  });

  it("gives a load balancer a host name", async () => {
    const { outputs } = await new StackedProvider().create(SERVICE, "orders", service({ type: "LoadBalancer" }));
    assert.deepEqual(outputs.status, {
      loadBalancer: { ingress: [{ hostname: "orders.default.load-balancer.invalid" }] },
    });
  });

  it("keeps identity and address when the object changes", async () => {
    const provider = new StackedProvider();
    const created = await provider.create(SERVICE, "orders", service({}));
    const changed = service({ ports: [{ port: 81 }] });
    const updated = await provider.update(created, changed);
    const [before, after] = [asProps(created.outputs.metadata), asProps(updated.outputs.metadata)];
    assert.equal(after.uid, before.uid);
    assert.equal(asProps(updated.outputs.spec).clusterIP, asProps(created.outputs.spec).clusterIP);
    assert.deepEqual([after.generation, after.resourceVersion], [undefined, "2"]);
    const previewed = await provider.update(created, changed, { preview: true });
    assert.equal(asProps(previewed.outputs.metadata).resourceVersion, "1");
    assert.equal(asProps(previewed.outputs.metadata).uid, before.uid);
  });

  it("moves a Secret's stringData into data and marks it as secret", async () => {
    const args = {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "token" },
      data: { other: "b2xk", token: "b2xk" },
      stringData: { token: "s3cret" },
    };
    const { outputs } = await new StackedProvider().create(SECRET, "token", args);
    assert.deepEqual(outputs.data, secret({ other: "b2xk", token: "czNjcmV0" }));
    assert.equal(outputs.stringData, undefined);
  });

  it("keeps a Secret's unknown contents unknown", async () => {
    const args = { apiVersion: "v1", kind: "Secret", stringData: { token: UNKNOWN, user: "a" } };
    const { outputs } = await new StackedProvider().create(SECRET, "token", args, { preview: true });
    assert.deepEqual(outputs.stringData, secret({ token: UNKNOWN, user: "a" }));
  });

  it("marks a Secret's contents as secret after a refresh too", async () => {
    const provider = new StackedProvider();
    const args = { apiVersion: "v1", kind: "Secret", metadata: { name: "token" }, data: { token: "YQ==" } };
    const created = await provider.create(SECRET, "token", args);
    const refreshed = await provider.read({ ...created, outputs: { ...created.outputs, data: { token: "YQ==" } } });
    assert.deepEqual(refreshed?.data, secret({ token: "YQ==" }));
  });
});
