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
    const { uid, creationTimestamp, resourceVersion, generation } = asProps(outputs.metadata);
    assert.match(asText(uid), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.match(asText(creationTimestamp), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.equal(resourceVersion, "1");
    assert.equal(generation, 1);
    assert.match(asText(asProps(outputs.spec).clusterIP), /^10\.100\.\d+\.\d+$/);
  });

  it("keeps unknown at preview what the API server will decide", async () => {
    const { outputs } = await new StackedProvider().create(SERVICE, "orders", service({}), { preview: true });
    const { uid, creationTimestamp, resourceVersion, name } = asProps(outputs.metadata);
    const { clusterIP } = asProps(outputs.spec);
    assert.deepEqual([uid, creationTimestamp, resourceVersion, clusterIP], Array(4).fill(UNKNOWN));
    assert.equal(name, "orders");
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
    assert.deepEqual([after.generation, after.resourceVersion], [2, "2"]);
    const previewed = await provider.update(created, changed, { preview: true });
    assert.equal(asProps(previewed.outputs.metadata).resourceVersion, UNKNOWN);
    assert.equal(asProps(previewed.outputs.metadata).uid, before.uid);
  });

  it("writes a Secret's stringData into data and marks both as secret", async () => {
    const args = {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "token" },
      data: { other: "b2xk", token: "b2xk" },
      stringData: { token: "s3cret" },
    };
    const { outputs } = await new StackedProvider().create(SECRET, "token", args);
    assert.deepEqual(outputs.data, secret({ other: "b2xk", token: "czNjcmV0" }));
    assert.deepEqual(outputs.stringData, secret({ token: "s3cret" }));
  });

  it("keeps a Secret's unknown contents unknown", async () => {
    const args = { apiVersion: "v1", kind: "Secret", stringData: { token: UNKNOWN, user: "a" } };
    const { outputs } = await new StackedProvider().create(SECRET, "token", args, { preview: true });
    assert.deepEqual(outputs.data, secret({ token: UNKNOWN, user: "YQ==" }));
  });

  it("marks a Secret's contents as secret after a refresh too", async () => {
    const provider = new StackedProvider();
    const args = { apiVersion: "v1", kind: "Secret", metadata: { name: "token" }, data: { token: "YQ==" } };
    const created = await provider.create(SECRET, "token", args);
    const refreshed = await provider.read({ ...created, outputs: { ...created.outputs, data: { token: "YQ==" } } });
    assert.deepEqual(refreshed?.data, secret({ token: "YQ==" }));
  });
});
