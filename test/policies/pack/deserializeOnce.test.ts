import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { deserializeOnce } from "../../../policies/pack";

/** The SDK's own module, which it exports without types. */
const sdk: { deserializeProperties: (properties: Struct, keepSecrets: boolean) => unknown } =
  createRequire(__filename)("@pulumi/policy/deserialize");

describe("reading the properties of a resource", () => {
  const deserialize = sdk.deserializeProperties;
  before(deserializeOnce);
  after(() => {
    sdk.deserializeProperties = deserialize;
  });

  it("gives what it gave before", () => {
    const properties = { text: "a", number: 1, list: [true, null], inner: { empty: {} } };
    assert.deepEqual(sdk.deserializeProperties(Struct.fromJavaScript(properties), false), properties);
  });

  it("happens once for one resource", () => {
    const message = Struct.fromJavaScript({ bucket: "orders" });
    assert.equal(sdk.deserializeProperties(message, false), sdk.deserializeProperties(message, false));
  });

  it("happens for each resource, however alike, and anew for each remediation, which may change it", () => {
    const [one, other] = [{ bucket: "orders" }, { bucket: "orders" }].map(Struct.fromJavaScript);
    assert.ok(one && other);
    assert.notEqual(sdk.deserializeProperties(one, false), sdk.deserializeProperties(other, false));
    assert.notEqual(sdk.deserializeProperties(one, true), sdk.deserializeProperties(one, true));
  });
});
