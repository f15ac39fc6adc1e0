import type { Problem } from "../../core";
import { dnsLabel, input, object, optional, ownServiceAccountName } from "../../core/checks";
import { networkPeerFields } from "../../network/internal";
import type { MeshMember } from "../meshMember";

/** What a member has to be. */
export const meshMember = object<MeshMember>({
  ...networkPeerFields,
  serviceAccount: input(ownServiceAccountName),
  serviceName: optional(input(dnsLabel)),
});

/**
 * What a Service may say that its port speaks, where a mesh is to read methods and paths there.
 *
 * Source: `AppProtocol` of Istio's pkg/config/kube/conversion.go; Linkerd, "TCP Proxying and Protocol Detection".
 */
const httpProtocols = ["http", "http2", "grpc", "grpc-web", "kubernetes.io/h2c", "kubernetes.io/ws"];

/** Problems of rules about requests for a member in whose connections the sidecars would see none. */
export function checkSpeaksHttp({ name, appProtocol = "http" }: MeshMember): Problem[] {
  if (httpProtocols.includes(appProtocol)) return [];
  return [
    {
      propertyPath: "member.appProtocol",
      reason: `${JSON.stringify(appProtocol)} is no HTTP to the mesh, so that no request to "${name}" would match a rule; write ${httpProtocols.map((protocol) => `"${protocol}"`).join(", ")}, and leave TLS to the sidecars`,
    },
  ];
}
