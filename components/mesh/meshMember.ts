import type * as pulumi from "@pulumi/pulumi";
import type { MeshMember } from "./serviceMesh";
import { text } from "./text";

/** The name of a member's Service. */
export function serviceNameOf(member: MeshMember): pulumi.Input<string> {
  return member.serviceName ?? member.name;
}

/** The port of a member's Service. */
export function servicePortOf(member: MeshMember): number {
  return member.servicePort ?? member.port;
}

/** The name under which a member's Service is known in the whole cluster. */
export function hostOf(member: MeshMember, clusterDomain: pulumi.Input<string>): pulumi.Input<string> {
  return text`${serviceNameOf(member)}.${member.namespace}.svc.${clusterDomain}`;
}

/** The SPIFFE identity of a member as Istio's policies write it, without the scheme. */
export function istioPrincipal(member: MeshMember, trustDomain: pulumi.Input<string>): pulumi.Input<string> {
  return text`${trustDomain}/ns/${member.namespace}/sa/${member.serviceAccount}`;
}

/**
 * The identity of a member as Linkerd's policies write it.
 *
 * Source: Linkerd documentation, "Authorization Policy", MeshTLSAuthentication.
 *
 * @param controlPlaneNamespace where Linkerd's identity service runs, which is part of every name it gives
 */
export function linkerdIdentity(
  member: MeshMember,
  trustDomain: pulumi.Input<string>,
  controlPlaneNamespace: pulumi.Input<string>,
): pulumi.Input<string> {
  return text`${member.serviceAccount}.${member.namespace}.serviceaccount.identity.${controlPlaneNamespace}.${trustDomain}`;
}
