import type * as pulumi from "@pulumi/pulumi";
import { metadataOf } from "../manifest";
import type { MeshMember } from "../meshMember";
import { parsePath } from "../rules";
import { shortHash, slug, text } from "../text";
import {
  type LinkerdAuthorizationPolicy,
  type LinkerdMeshTlsAuthentication,
  type LinkerdNetworkAuthentication,
  type LinkerdRoute,
  type LinkerdServer,
  linkerdReference,
} from "./manifests";
import { linkerdPathMatch } from "./path";
import { type AuthorizedRoute, probeCaller } from "./routes";

/** The member's port, at which nobody is admitted yet. */
export function serverOf(member: MeshMember): LinkerdServer {
  return {
    apiVersion: "policy.linkerd.io/v1beta3",
    kind: "Server",
    metadata: metadataOf(member, "server"),
    spec: { podSelector: { matchLabels: member.podLabels }, port: member.port, accessPolicy: "deny" },
  };
}

/** The requests of a route, as the member's Server tells them from others. */
export function authorizedHttpRoute(member: MeshMember, route: AuthorizedRoute): LinkerdRoute {
  const pattern = parsePath(route.path);
  const path = "mistake" in pattern ? { type: "Exact" as const, value: route.path } : linkerdPathMatch(pattern);
  return {
    apiVersion: "policy.linkerd.io/v1beta3",
    kind: "HTTPRoute",
    metadata: metadataOf(member, routeSuffix(route)),
    spec: {
      parentRefs: [linkerdReference("Server", metadataOf(member, "server").name)],
      rules: [{ matches: [{ method: route.method, path }] }],
    },
  };
}

/** A caller, by the identity its sidecar proves. */
export function callerAuthentication(
  callee: MeshMember,
  caller: MeshMember,
  trustDomain: pulumi.Input<string>,
  controlPlaneNamespace: pulumi.Input<string>,
): LinkerdMeshTlsAuthentication {
  return {
    apiVersion: "policy.linkerd.io/v1alpha1",
    kind: "MeshTLSAuthentication",
    metadata: metadataOf(callee, `caller-${caller.name}`),
    spec: { identities: [identityOf(caller, trustDomain, controlPlaneNamespace)] },
  };
}

/**
 * The kubelet, by its address: it has no identity. A Server with routes stops admitting probes by itself (Linkerd
 * documentation, "Authorization Policy", default authorizations).
 */
export function probeAuthentication(
  member: MeshMember,
  networks: readonly pulumi.Input<string>[],
): LinkerdNetworkAuthentication {
  return {
    apiVersion: "policy.linkerd.io/v1alpha1",
    kind: "NetworkAuthentication",
    metadata: metadataOf(member, "probes"),
    spec: { networks: networks.map((cidr) => ({ cidr })) },
  };
}

/** Lets one caller, or the kubelet, send the requests of a route. */
export function authorizationPolicy(
  member: MeshMember,
  route: AuthorizedRoute,
  caller: string,
): LinkerdAuthorizationPolicy {
  const isProbe = caller === probeCaller;
  return {
    apiVersion: "policy.linkerd.io/v1alpha1",
    kind: "AuthorizationPolicy",
    metadata: metadataOf(member, `${routeSuffix(route)}-admits-${isProbe ? "probes" : `caller-${caller}`}`),
    spec: {
      targetRef: linkerdReference("HTTPRoute", metadataOf(member, routeSuffix(route)).name),
      requiredAuthenticationRefs: [
        isProbe
          ? linkerdReference("NetworkAuthentication", metadataOf(member, "probes").name)
          : linkerdReference("MeshTLSAuthentication", metadataOf(member, `caller-${caller}`).name),
      ],
    },
  };
}

function routeSuffix({ method, path }: AuthorizedRoute): string {
  const words = slug(`${method} ${path}`).slice(0, 40).replace(/-$/, "");
  return `${words}-${shortHash(`${method} ${path}`)}`;
}

/**
 * The identity of a member as Linkerd's policies write it.
 *
 * Source: Linkerd documentation, "Authorization Policy", MeshTLSAuthentication.
 *
 * @param controlPlaneNamespace where Linkerd's identity service runs, which is part of every name it gives
 */
function identityOf(
  member: MeshMember,
  trustDomain: pulumi.Input<string>,
  controlPlaneNamespace: pulumi.Input<string>,
): pulumi.Input<string> {
  return text`${member.serviceAccount}.${member.namespace}.serviceaccount.identity.${controlPlaneNamespace}.${trustDomain}`;
}
