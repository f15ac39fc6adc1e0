/** The service meshes that a service can join. */
export type MeshKind = "istio" | "linkerd";
