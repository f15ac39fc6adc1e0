import assert from "node:assert/strict";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { decodeOnce } from "../../../policies/pack/decodeOnce";

describe("decoding the properties of a resource", () => {
  const decode = Struct.prototype.toJavaScript;
  before(decodeOnce);
  after(() => {
    Struct.prototype.toJavaScript = decode;
  });

  it("gives what it gave before", () => {
    const properties = { text: "a", number: 1, list: [true, null], inner: { empty: {} } };
    assert.deepEqual(Struct.fromJavaScript(properties).toJavaScript(), properties);
  });

  it("happens once for one resource", () => {
    const message = Struct.fromJavaScript({ bucket: "orders" });
    assert.equal(message.toJavaScript(), message.toJavaScript());
  });

  it("happens for each resource, however alike", () => {
    const [one, other] = [{ bucket: "orders" }, { bucket: "orders" }].map(Struct.fromJavaScript);
    assert.notEqual(one?.toJavaScript(), other?.toJavaScript());
  });
});
