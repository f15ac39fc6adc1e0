import { tlsPort } from "./egress";
import type { IstioServiceEntry } from "./istioManifests";
import { metadataOf } from "./manifest";
import type { MeshMember, ReachOptions } from "./serviceMesh";
import { slug } from "./text";

/**
 * Puts one host into the registry, for this namespace alone. The sidecar sends TLS with that server name on, and nothing
 * else to that port.
 */
export function compileIstioReach(member: MeshMember, host: string, options: ReachOptions): IstioServiceEntry {
  const port = options.port ?? tlsPort;
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "ServiceEntry",
    metadata: metadataOf(member, `reaches-${slug(host)}-${port}`),
    spec: {
      hosts: [host],
      exportTo: ["."],
      location: "MESH_EXTERNAL",
      ports: [{ number: port, name: "tls", protocol: "TLS" }],
      resolution: "DNS",
    },
  };
}
