import { createRequire } from "node:module";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

type Deserialize = (properties: Struct, keepSecrets: boolean) => Record<string, unknown>;

/** The SDK's own module, which it exports without types. */
const sdk: { deserializeProperties: Deserialize } = createRequire(__filename)("@pulumi/policy/deserialize");

/**
 * Reads the properties of each resource once, however many policies judge it.
 *
 * The SDK decodes and copies them anew for every policy, which took most of the time of this pack: see bench/. Policies read
 * properties and do not change them, so that all can have the same. Remediations do change them; for those the SDK keeps
 * secrets apart, and gets a copy as before.
 */
export function deserializeOnce(): void {
  const deserialize = sdk.deserializeProperties;
  const done = new WeakMap<Struct, Record<string, unknown>>();
  sdk.deserializeProperties = (properties, keepSecrets) => {
    if (keepSecrets) return deserialize(properties, keepSecrets);
    const known = done.get(properties) ?? deserialize(properties, keepSecrets);
    done.set(properties, known);
    return known;
  };
}
