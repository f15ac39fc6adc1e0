import type * as pulumi from "@pulumi/pulumi";
import type { MeshMember } from "../meshMember";
import { gatewayLabels, gatewayName, gatewayPort, gatewayServicePort } from "./istioCharts";

/**
 * The ingress gateway as MeshControlPlane runs it: for the `gateway` of an IngressGateway in a stack other than the
 * mesh's own.
 *
 * @param namespace where it runs
 */
export function istioIngressMember(namespace: pulumi.Input<string> = gatewayName): MeshMember {
  return {
    name: gatewayName,
    namespace,
    serviceAccount: gatewayName,
    podLabels: gatewayLabels,
    port: gatewayPort,
    servicePort: gatewayServicePort,
  };
}
