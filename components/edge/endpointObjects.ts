import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AccessLogTarget } from "../storage";
import { isIpv6Cidr, type PublicEndpointArgs } from "./publicEndpointArgs";

/**
 * TLS 1.3 and 1.2 with forward secrecy and authenticated encryption only, and hybrid post-quantum key exchange with
 * clients that know it. Source: Elastic Load Balancing User Guide for Application Load Balancers, "Security policies", which
 * recommends it.
 */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** Browsers use HTTPS only, for a year. Unit: seconds. Source: RFC 6797. */
const STRICT_TRANSPORT_SECURITY = "max-age=31536000";

const HTTPS_PORT = 443;

/** Source: Elastic Load Balancing API Reference, `CreateLoadBalancer`: names have at most 32 characters, prefixes 6. */
const MAX_NAME_PREFIX = 6;

type Tags = Record<string, pulumi.Input<string>>;

/** What the AWS objects of an endpoint have in common. */
export interface EndpointObject {
  /** The endpoint's name. */
  readonly name: string;
  readonly region: pulumi.Input<string>;
  readonly tags: Tags;
}

/** The rule that lets one range of clients in. */
export function ingressRule(
  { region, tags }: EndpointObject,
  securityGroupId: pulumi.Input<string>,
  cidr: string,
): aws.vpc.SecurityGroupIngressRuleArgs {
  return {
    region,
    securityGroupId,
    description: "HTTPS from clients",
    ...(isIpv6Cidr(cidr) ? { cidrIpv6: cidr } : { cidrIpv4: cidr }),
    ipProtocol: "tcp",
    fromPort: HTTPS_PORT,
    toPort: HTTPS_PORT,
    tags,
  };
}

/** The rule that lets requests out to the targets, and nowhere else. */
export function egressRule(
  { region, tags }: EndpointObject,
  securityGroupId: pulumi.Input<string>,
  targets: Pick<PublicEndpointArgs, "targetSecurityGroupId" | "vpcCidr"> & { readonly port: number },
): aws.vpc.SecurityGroupEgressRuleArgs {
  return {
    region,
    securityGroupId,
    description: "HTTPS to targets",
    ...(targets.targetSecurityGroupId === undefined
      ? { cidrIpv4: targets.vpcCidr }
      : { referencedSecurityGroupId: targets.targetSecurityGroupId }),
    ipProtocol: "tcp",
    fromPort: targets.port,
    toPort: targets.port,
    tags,
  };
}

/** A load balancer on the internet that drops ambiguous requests and records the others. */
export function loadBalancer(
  { name, region, tags }: EndpointObject,
  settings: {
    readonly subnets: PublicEndpointArgs["subnetIds"];
    readonly securityGroupId: pulumi.Input<string>;
    readonly deletionProtection: boolean;
    readonly accessLogs: AccessLogTarget;
  },
): aws.lb.LoadBalancerArgs {
  const { subnets, securityGroupId, deletionProtection, accessLogs } = settings;
  return {
    region,
    namePrefix: name.slice(0, MAX_NAME_PREFIX),
    loadBalancerType: "application",
    internal: false,
    subnets,
    securityGroups: [securityGroupId],
    dropInvalidHeaderFields: true,
    desyncMitigationMode: "strictest",
    enableDeletionProtection: deletionProtection,
    accessLogs: { enabled: true, bucket: accessLogs.bucket, prefix: accessLogs.prefix ?? name },
    tags,
  };
}

/** Targets by their addresses, which are spoken to over HTTPS. */
export function targetGroup(
  { name, region, tags }: EndpointObject,
  targets: {
    readonly vpcId: pulumi.Input<string>;
    readonly port: number;
    readonly healthCheckPath: pulumi.Input<string>;
  },
): aws.lb.TargetGroupArgs {
  return {
    region,
    namePrefix: name.slice(0, MAX_NAME_PREFIX),
    vpcId: targets.vpcId,
    targetType: "ip",
    protocol: "HTTPS",
    port: targets.port,
    healthCheck: { protocol: "HTTPS", path: targets.healthCheckPath, matcher: "200" },
    tags,
  };
}

/** HTTPS on port 443, and a word to browsers to use nothing else. */
export function listener(
  { region, tags }: EndpointObject,
  between: {
    readonly loadBalancerArn: pulumi.Input<string>;
    readonly targetGroupArn: pulumi.Input<string>;
    readonly certificateArn: pulumi.Input<string>;
  },
): aws.lb.ListenerArgs {
  return {
    region,
    loadBalancerArn: between.loadBalancerArn,
    port: HTTPS_PORT,
    protocol: "HTTPS",
    sslPolicy: TLS_POLICY,
    certificateArn: between.certificateArn,
    routingHttpResponseStrictTransportSecurityHeaderValue: STRICT_TRANSPORT_SECURITY,
    routingHttpResponseServerEnabled: false,
    defaultActions: [{ type: "forward", targetGroupArn: between.targetGroupArn }],
    tags,
  };
}
