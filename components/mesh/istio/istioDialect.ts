import { isPlain, type Problem } from "../../core";
import type { Dialect } from "../dialect";
import type { MeshMember } from "../meshMember";
import { defaultHealthPaths } from "../serviceMeshArgs";
import { admissionPolicy } from "./admission";
import { istioDefaults } from "./defaults";
import { hostServiceEntry, nodeAgentServiceEntry } from "./egress";
import { enrollmentManifests } from "./enrollment";
import type { IstioMeshArgs } from "./istioMeshArgs";
import { clientRequiredPolicy, requestAuthentication, roleRequiredPolicy, tokenRequiredPolicy } from "./jwt";
import { rateLimitFilter } from "./limit";
import type { IstioManifest } from "./manifests";
import { trafficManifests } from "./traffic";

/** How Istio says what a service was told. */
export function istioDialect(args: IstioMeshArgs): Dialect<IstioManifest["kind"]> {
  const {
    member,
    trustDomain = istioDefaults.trustDomain,
    clusterDomain = istioDefaults.clusterDomain,
    controlPlaneNamespace = istioDefaults.controlPlaneNamespace,
    visibleNamespaces,
    healthPaths = defaultHealthPaths,
    observe = {},
  } = args;
  return {
    enroll: () =>
      enrollmentManifests(member, {
        clusterDomain,
        controlPlaneNamespace,
        ...(visibleNamespaces && { visibleNamespaces }),
        observe,
      }),
    traffic: (rule) => trafficManifests(member, clusterDomain, rule),
    // Istio keeps the port that a call was made to.
    inboundPorts: (callee) => [callee.port],
    checkCallee: (callee) => checkVisible(member, callee, visibleNamespaces),
    // Every AuthorizationPolicy is asked, and one that allows is enough.
    checkAdmission: () => [],
    admit: ({ caller, rule }) => [admissionPolicy(member, caller, rule, trustDomain)],
    requireToken: (rule, { tokens }) => [
      requestAuthentication(member, rule),
      ...(tokens.length === 0 ? [tokenRequiredPolicy(member, healthPaths)] : []),
      ...(rule.clientIds ? [clientRequiredPolicy(member, rule.issuer, rule.clientIds)] : []),
      ...(rule.roles ?? []).map((role) => roleRequiredPolicy(member, role)),
    ],
    limit: (rule) => [rateLimitFilter(member, rule)],
    // Each host has a ServiceEntry of its own.
    checkEgress: () => [],
    egress: (host) => [hostServiceEntry(member, host)],
    nodeAgentEgress: (agent) => [nodeAgentServiceEntry(member, agent)],
  };
}

function checkVisible(member: MeshMember, callee: MeshMember, visible: IstioMeshArgs["visibleNamespaces"]): Problem[] {
  if (visible === undefined || !isPlain(callee.namespace) || callee.namespace === member.namespace) return [];
  if (!visible.every((namespace) => isPlain(namespace)) || visible.includes(callee.namespace)) return [];
  return [
    {
      propertyPath: "callee",
      reason: `"${callee.name}" is in namespace "${callee.namespace}", which the caller's visibleNamespaces leave out; add it there`,
    },
  ];
}
