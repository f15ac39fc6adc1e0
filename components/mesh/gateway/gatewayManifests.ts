import type * as pulumi from "@pulumi/pulumi";
import type { IstioGateway, IstioStringMatch, IstioVirtualService } from "../istio";
import { metadataOf } from "../manifest";
import { hostOf, type MeshMember, servicePortOf } from "../meshMember";
import { anySegment, type CallRule, parsePath, ruleHash } from "../rules";
import { escapeExpression } from "../text";

/** The lowest TLS version that a gateway speaks with the world. */
export type GatewayTlsVersion = "1.2" | "1.3";

const tlsVersions = { "1.2": "TLSV1_2", "1.3": "TLSV1_3" } as const;

/**
 * Every host, and none: for clients that do not say in the TLS handshake which one they mean (SNI, RFC 6066), as an
 * Application Load Balancer does not.
 *
 * Source: https://github.com/istio/istio/issues/31421, https://github.com/aws-samples/eks-alb-istio-with-tls/pull/9.
 */
export const anyHost = "*";

/**
 * HTTPS for some hosts, with one certificate. Plain HTTP has no server, and VirtualServices of other namespaces cannot be
 * bound to these hosts.
 *
 * @param hosts what clients name in the TLS handshake, or `anyHost`
 */
export function httpsGateway(
  gateway: MeshMember,
  name: string,
  hosts: readonly string[],
  credentialName: string,
  minTlsVersion: GatewayTlsVersion,
): IstioGateway {
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "Gateway",
    metadata: { name, namespace: gateway.namespace },
    spec: {
      selector: gateway.podLabels,
      servers: [
        {
          port: { number: servicePortOf(gateway), name: "https", protocol: "HTTPS" },
          hosts: hosts.map((host) => `./${host}`),
          tls: { mode: "SIMPLE", credentialName, minProtocolVersion: tlsVersions[minTlsVersion] },
        },
      ],
    },
  };
}

/** Sends the rule's paths on to a member. Other paths get 404 from the gateway, other methods 403 from the member. */
export function gatewayRoute(
  gateway: MeshMember,
  gatewayName: string,
  hosts: readonly string[],
  callee: MeshMember,
  rule: CallRule,
  clusterDomain: pulumi.Input<string>,
): IstioVirtualService {
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: metadataOf(gateway, `to-${callee.name}-${ruleHash(rule)}`),
    spec: {
      hosts,
      gateways: [gatewayName],
      http: [
        {
          match: rule.paths.map((path) => ({ uri: uriMatch(path) })),
          route: [{ destination: { host: hostOf(callee, clusterDomain), port: { number: servicePortOf(callee) } } }],
        },
      ],
    },
  };
}

/**
 * Answers health checks, which come by the target's address and not by one of its hosts, from the gateway itself: it serves
 * with the certificate it was given. Requests to a host that has routes never come here.
 */
export function healthCheckRoute(
  gateway: MeshMember,
  name: string,
  gatewayName: string,
  path: pulumi.Input<string>,
): IstioVirtualService {
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: { name, namespace: gateway.namespace },
    spec: {
      hosts: [anyHost],
      gateways: [gatewayName],
      http: [{ match: [{ uri: { exact: path } }], directResponse: { status: 200 } }],
    },
  };
}

function uriMatch(path: string): IstioStringMatch {
  const pattern = parsePath(path);
  if ("mistake" in pattern) return { exact: path };
  switch (pattern.form) {
    case "everything":
      return { prefix: "/" };
    case "exact":
      return { exact: pattern.path };
    case "below":
      return { prefix: pattern.prefix };
    case "template":
      return { regex: `/${pattern.segments.map(segmentExpression).join("/")}` };
    case "ending":
      return { regex: `.*${escapeExpression(pattern.suffix)}` };
  }
}

function segmentExpression(segment: string): string {
  return segment === anySegment ? "[^/]+" : escapeExpression(segment);
}
