import type { MeshKind } from "./mesh";
import type { SecureMicroserviceArgs } from "./secureMicroserviceArgs";

/** What a SecureMicroservice gets unless its arguments say otherwise. */
export const microserviceDefaults = { mesh: "istio", limit: { requests: 500, per: "second" } } as const;

/** The mesh that a service joins, if any. */
export function meshOf({ mesh }: Pick<SecureMicroserviceArgs, "mesh">): MeshKind | false {
  return mesh ?? microserviceDefaults.mesh;
}
