import type * as pulumi from "@pulumi/pulumi";
import { metadataOf } from "../manifest";
import { hostOf, type MeshMember, servicePortOf } from "../meshMember";
import type { TrafficRule } from "../rules";
import type { IstioDestinationRule, IstioVirtualService } from "./manifests";

/**
 * How callers treat a member: always by mutual TLS, and as its rule says.
 *
 * One DestinationRule per host and in the host's own namespace, whoever calls: sidecars take the caller's rule over the
 * callee's where both have one, whole and unmerged, so that a rule per call would switch the callee's settings off.
 */
export function trafficManifests(
  member: MeshMember,
  clusterDomain: pulumi.Input<string>,
  rule: TrafficRule,
): (IstioDestinationRule | IstioVirtualService)[] {
  const canaries = (rule.canary ?? []).flatMap(({ service }) => service ?? []);
  const pods = member.headlessServiceName === undefined ? [] : [member.headlessServiceName];
  return [
    destinationRule(member, clusterDomain, rule, "destination"),
    ...[...canaries, ...pods].map((service) =>
      destinationRule({ ...member, serviceName: service }, clusterDomain, rule, `destination-${service}`),
    ),
    ...virtualService(member, clusterDomain, rule),
  ];
}

function destinationRule(
  member: MeshMember,
  clusterDomain: pulumi.Input<string>,
  rule: TrafficRule,
  suffix: string,
): IstioDestinationRule {
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "DestinationRule",
    metadata: metadataOf(member, suffix),
    spec: {
      host: hostOf(member, clusterDomain),
      trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" }, ...circuitBreaker(rule) },
    },
  };
}

// The interval is how often Envoy looks; a pod that must go is not waited for. All pods may go: a request that fails at
// once is better than one that waits for a pod known to fail.
function circuitBreaker({ circuitBreaker: rule }: TrafficRule) {
  if (!rule) return {};
  const tcp = rule.maxConnections === undefined ? {} : { tcp: { maxConnections: rule.maxConnections } };
  const http =
    rule.maxPendingRequests === undefined ? {} : { http: { http1MaxPendingRequests: rule.maxPendingRequests } };
  const connectionPool = { ...tcp, ...http };
  return {
    ...(Object.keys(connectionPool).length > 0 && { connectionPool }),
    outlierDetection: {
      consecutive5xxErrors: rule.consecutiveFailures,
      interval: "1s",
      baseEjectionTime: duration(rule.ejectionSeconds ?? 30),
      maxEjectionPercent: 100,
    },
  };
}

function virtualService(
  member: MeshMember,
  clusterDomain: pulumi.Input<string>,
  rule: TrafficRule,
): IstioVirtualService[] {
  const { timeoutSeconds, retries, canary } = rule;
  if (timeoutSeconds === undefined && !retries && !canary) return [];
  const port = { number: servicePortOf(member) };
  const shares = canary?.map(({ service, weight }) => ({
    destination: {
      host: hostOf(service === undefined ? member : { ...member, serviceName: service }, clusterDomain),
      port,
    },
    weight,
  }));
  return [
    {
      apiVersion: "networking.istio.io/v1",
      kind: "VirtualService",
      metadata: metadataOf(member, "routes"),
      spec: {
        hosts: [hostOf(member, clusterDomain)],
        http: [
          {
            route: shares ?? [{ destination: { host: hostOf(member, clusterDomain), port } }],
            ...(timeoutSeconds !== undefined && { timeout: duration(timeoutSeconds) }),
            ...(retries && {
              retries: {
                attempts: retries.attempts,
                ...(retries.perTrySeconds !== undefined && { perTryTimeout: duration(retries.perTrySeconds) }),
                retryOn: "gateway-error,connect-failure,refused-stream",
              },
            }),
          },
        ],
      },
    },
  ];
}

function duration(seconds: number): string {
  return `${seconds}s`;
}
