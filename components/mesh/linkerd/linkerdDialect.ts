import type { Admission, Dialect } from "../dialect";
import { defaultHealthPaths } from "../serviceMeshArgs";
import { authorizationPolicy, authorizedHttpRoute, callerAuthentication, serverOf } from "./admission";
import { linkerdDefaults } from "./defaults";
import { checkNoOverlap, egressNetwork, hostEgress, nodeAgentManifests } from "./egress";
import { controlPlanePolicy, probeManifests } from "./enrollment";
import { rateLimitPolicy } from "./limit";
import type { LinkerdMeshArgs } from "./linkerdMeshArgs";
import type { LinkerdManifest } from "./manifests";
import { type AuthorizedRoute, admitToRoutes, checkRoutes, probeRoutes } from "./routes";
import { canaryRoutes } from "./traffic";

/** How Linkerd says what a service was told. */
export function linkerdDialect(args: LinkerdMeshArgs): Dialect<LinkerdManifest["kind"]> {
  const {
    member,
    trustDomain = linkerdDefaults.trustDomain,
    controlPlaneNamespace = linkerdDefaults.controlPlaneNamespace,
    healthPaths = defaultHealthPaths,
    probeNetworks = linkerdDefaults.probeNetworks,
  } = args;
  const probes = probeRoutes(healthPaths);
  return {
    enroll: () => [
      serverOf(member),
      ...probeManifests(member, probes, probeNetworks),
      egressNetwork(member),
      controlPlanePolicy(member, controlPlaneNamespace),
    ],
    traffic: (rule) => canaryRoutes(member, rule),
    inboundPorts: () => [linkerdDefaults.inboundPort],
    // Sidecars see the Services of every namespace.
    checkCallee: () => [],
    checkAdmission: ({ caller, rule }, { admissions }) => checkRoutes(routesOf(probes, admissions), caller.name, rule),
    admit: ({ caller, rule }, { admissions }) => {
      const isKnown = admissions.some((admission) => admission.caller.name === caller.name);
      const { opened, admitted } = admitToRoutes(routesOf(probes, admissions), caller.name, rule);
      return [
        ...(isKnown ? [] : [callerAuthentication(member, caller, trustDomain, controlPlaneNamespace)]),
        ...opened.map((route) => authorizedHttpRoute(member, route)),
        ...admitted.map((admission) => authorizationPolicy(member, admission.route, admission.caller)),
      ];
    },
    // Linkerd validates no tokens: the table of capabilities refuses them.
    requireToken: () => [],
    limit: (rule) => [rateLimitPolicy(member, rule)],
    checkEgress: (host, { hosts }) => checkNoOverlap(host, hosts),
    egress: (host, { hosts }) => hostEgress(member, host, hosts),
    nodeAgentEgress: (agent) => nodeAgentManifests(member, agent),
  };
}

function routesOf(probes: readonly AuthorizedRoute[], admissions: readonly Admission[]): readonly AuthorizedRoute[] {
  return admissions.reduce((routes, { caller, rule }) => admitToRoutes(routes, caller.name, rule).routes, probes);
}
