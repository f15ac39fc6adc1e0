import type * as pulumi from "@pulumi/pulumi";
import { meshControlPlaneEgressPolicy } from "../../network";
import type { NetworkPolicyManifest } from "../manifest";
import type { MeshMember } from "../meshMember";
import { networkPolicy } from "../networkPolicies";
import { authorizationPolicy, authorizedHttpRoute, probeAuthentication } from "./admission";
import { linkerdDefaults } from "./defaults";
import type { LinkerdManifest } from "./manifests";
import type { AuthorizedRoute } from "./routes";

/** Lets the kubelet, and whoever calls from its networks, send the requests of probes. */
export function probeManifests(
  member: MeshMember,
  routes: readonly AuthorizedRoute[],
  networks: readonly pulumi.Input<string>[],
): LinkerdManifest[] {
  if (routes.length === 0) return [];
  return [
    probeAuthentication(member, networks),
    ...routes.flatMap((route) => [
      authorizedHttpRoute(member, route),
      ...route.callers.map((caller) => authorizationPolicy(member, route, caller)),
    ]),
  ];
}

/** Lets sidecars reach the control plane. */
export function controlPlanePolicy(member: MeshMember, namespace: pulumi.Input<string>): NetworkPolicyManifest {
  const port = linkerdDefaults.controlPlanePorts;
  return networkPolicy(member, "to-linkerd", meshControlPlaneEgressPolicy({ namespace, port }));
}
