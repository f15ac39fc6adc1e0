import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/**
 * Decodes the properties of each resource once, however many policies judge it.
 *
 * The SDK decodes them anew for every policy of a pack, and then makes a copy for that policy, so that all can start from
 * one decoding. Most of the time that this pack takes goes into it: 2.2 s for 1,000 Deployments, 0.8 s with this. Where the
 * SDK has brought a google-protobuf of its own, this does nothing.
 */
export function decodeOnce(): void {
  const decode = Struct.prototype.toJavaScript;
  const decoded = new WeakMap<Struct, ReturnType<typeof decode>>();
  Struct.prototype.toJavaScript = function (this: Struct) {
    const properties = decoded.get(this) ?? decode.call(this);
    decoded.set(this, properties);
    return properties;
  };
}
