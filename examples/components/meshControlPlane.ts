import { MeshControlPlane } from "secure-microservice";
import { meshAuthority } from "./certificateAuthority";

export const mesh = new MeshControlPlane("istio", {
  kind: "istio",
  authority: meshAuthority,
  gateway: { clientCidrs: ["10.0.0.0/16"] },
});
