import { isIPv4, isIPv6 } from "node:net";
import type * as aws from "@pulumi/aws";
import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import {
  type AwsAccount,
  checkAccount,
  checkPlain,
  isPlain,
  type Problem,
  type SecureComponentArgs,
  type Transform,
} from "../core";
import type { AccessLogTarget } from "../storage";
import type { WebAcl } from "./webAcl";

export interface PublicEndpointArgs extends SecureComponentArgs {
  /** Where the load balancer lives. */
  readonly account: AwsAccount;
  readonly vpcId: pulumi.Input<string>;
  /** Public subnets, in at least two availability zones. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The ranges of addresses of these subnets: what the targets' NetworkPolicy lets in, and so what `forwardsTo` needs.
   *
   * @default none
   */
  readonly subnetCidrs?: readonly pulumi.Input<string>[];
  /** ARN of the ACM certificate that clients are shown. */
  readonly certificateArn: pulumi.Input<string>;
  /** What filters and limits requests; of scope `REGIONAL`. */
  readonly webAcl: WebAcl;
  /**
   * Where requests are recorded, as far as Elastic Load Balancing does (it promises best effort, not every record), which
   * delivers only to buckets encrypted with SSE-S3.
   *
   * Source: Elastic Load Balancing User Guide for Application Load Balancers, "Access logs for your Application Load
   * Balancer".
   */
  readonly accessLogs: AccessLogTarget;
  /**
   * The security group of the targets, the only one the load balancer may talk to. Give this or `vpcCidr`. The group must
   * let `targetPort` in from the endpoint's `securityGroup`.
   */
  readonly targetSecurityGroupId?: pulumi.Input<string>;
  /** The range of IPv4 addresses of the targets, if they have no security group of their own, such as `10.0.0.0/16`. */
  readonly vpcCidr?: pulumi.Input<string>;
  /**
   * The port on which targets answer HTTPS, such as that of a mesh's ingress gateway.
   *
   * @default 8443
   */
  readonly targetPort?: number;
  /**
   * The ranges of addresses, IPv4 or IPv6, that may reach port 443.
   *
   * @default ["0.0.0.0/0"]
   */
  readonly allowedCidrs?: readonly string[];
  /**
   * The path on which a healthy target answers 200 over HTTPS. The load balancer asks for it by the target's address: no
   * host name comes with the request.
   *
   * @default "/healthz"
   */
  readonly healthCheckPath?: pulumi.Input<string>;
  /** Changes to the children. */
  readonly transform?: {
    readonly securityGroup?: Transform<aws.ec2.SecurityGroupArgs>;
    /** Applied to the rule of each allowed range. */
    readonly ingressRule?: Transform<aws.vpc.SecurityGroupIngressRuleArgs>;
    readonly egressRule?: Transform<aws.vpc.SecurityGroupEgressRuleArgs>;
    readonly loadBalancer?: Transform<aws.lb.LoadBalancerArgs>;
    readonly targetGroup?: Transform<aws.lb.TargetGroupArgs>;
    readonly listener?: Transform<aws.lb.ListenerArgs>;
    readonly targetGroupBinding?: Transform<kubernetes.apiextensions.CustomResourceArgs>;
    readonly networkPolicy?: Transform<kubernetes.networking.v1.NetworkPolicyArgs>;
  };
}

/** What is wrong with the arguments of a public endpoint. */
export function checkPublicEndpoint(name: string, args: PublicEndpointArgs): Problem[] {
  return [
    ...checkPlain(
      "name",
      name,
      (text) => /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(text),
      "letters, digits and hyphens only, for the load balancer's name is generated from it",
    ),
    ...checkAccount(args.account),
    ...checkPlain("vpcId", args.vpcId, (id) => /^vpc-[0-9a-f]+$/.test(id), 'the id of a VPC, such as "vpc-0a1b2c3d"'),
    ...checkSubnets(args.subnetIds),
    ...checkSubnetCidrs(args.subnetCidrs),
    ...checkCertificate(args),
    ...checkFilter(args),
    ...checkPlain(
      "accessLogs.prefix",
      args.accessLogs.prefix,
      (prefix) => !prefix.includes("AWSLogs"),
      'a prefix without "AWSLogs", which Elastic Load Balancing adds itself',
    ),
    ...checkTargets(args),
    ...checkPlain(
      "targetPort",
      args.targetPort,
      (port) => Number.isInteger(port) && port >= 1 && port <= 65_535,
      "a port from 1 to 65535",
    ),
    ...(args.allowedCidrs?.length === 0
      ? [{ propertyPath: "allowedCidrs", reason: "is empty; give at least one range, or leave it out for everybody" }]
      : []),
    ...(args.allowedCidrs ?? []).flatMap((cidr, index) =>
      checkPlain(`allowedCidrs[${index}]`, cidr, isCidr, 'a range of addresses, such as "203.0.113.0/24"'),
    ),
    ...checkPlain(
      "healthCheckPath",
      args.healthCheckPath,
      (path) => path.startsWith("/"),
      'a path that starts with "/", such as "/healthz"',
    ),
  ];
}

/** Source: Elastic Load Balancing User Guide for Application Load Balancers, "SSL certificates". */
function checkCertificate({ account, certificateArn }: PublicEndpointArgs): Problem[] {
  const malformed = checkPlain(
    "certificateArn",
    certificateArn,
    (arn) => /^arn:aws[a-z-]*:(acm:[a-z0-9-]+|iam:):\d{12}:(certificate|server-certificate)\/.+$/.test(arn),
    "the ARN of a certificate in ACM, in the region of the load balancer",
  );
  if (malformed.length > 0 || !isPlain(certificateArn)) return malformed;
  // Certificates of IAM are of every region, and name none.
  const [, , , region = "", accountId = ""] = certificateArn.split(":");
  return [
    ...elsewhere("certificateArn", "region", region || account.region, account.region),
    ...elsewhere("certificateArn", "account", accountId, account.accountId),
  ];
}

/** Source: AWS WAF Developer Guide, "Associating or disassociating a web ACL with an AWS resource". */
function checkFilter({ account, webAcl }: PublicEndpointArgs): Problem[] {
  if (webAcl.scope !== "REGIONAL") {
    return [
      { propertyPath: "webAcl", reason: 'has scope "CLOUDFRONT"; a load balancer needs one of scope "REGIONAL"' },
    ];
  }
  return [
    ...elsewhere("webAcl", "region", webAcl.account.region, account.region),
    ...elsewhere("webAcl", "account", webAcl.account.accountId, account.accountId),
  ];
}

/** The problem, as a list of one, if something is known to be in another place than the load balancer. */
function elsewhere(
  propertyPath: string,
  kind: "region" | "account",
  actual: pulumi.Input<string>,
  expected: pulumi.Input<string>,
): Problem[] {
  if (!isPlain(actual) || !isPlain(expected) || actual === expected) return [];
  return [{ propertyPath, reason: `is in ${kind} ${actual}; the load balancer, in ${expected}, needs one of its own` }];
}

function checkSubnets(subnetIds: PublicEndpointArgs["subnetIds"]): Problem[] {
  if (!isPlain(subnetIds)) return [];
  return [
    // Source: Elastic Load Balancing User Guide for Application Load Balancers, "Subnets for your load balancer".
    ...(subnetIds.length < 2
      ? [{ propertyPath: "subnetIds", reason: `holds ${subnetIds.length}; give at least two, in different zones` }]
      : []),
    ...subnetIds.flatMap((subnetId, index) =>
      checkPlain(
        `subnetIds[${index}]`,
        subnetId,
        (id) => /^subnet-[0-9a-f]+$/.test(id),
        'the id of a subnet, such as "subnet-0a1b2c3d"',
      ),
    ),
  ];
}

function checkSubnetCidrs(cidrs: PublicEndpointArgs["subnetCidrs"]): Problem[] {
  return [
    ...(cidrs?.length === 0
      ? [{ propertyPath: "subnetCidrs", reason: "is empty; write the range of each subnet, or leave it out" }]
      : []),
    ...(cidrs ?? []).flatMap((cidr, index) =>
      checkPlain(`subnetCidrs[${index}]`, cidr, isSubnetCidr, 'the range of a subnet, such as "10.0.0.0/24"'),
    ),
  ];
}

function checkTargets({ targetSecurityGroupId, vpcCidr }: PublicEndpointArgs): Problem[] {
  const one = (targetSecurityGroupId === undefined) !== (vpcCidr === undefined);
  return [
    ...(one
      ? []
      : [
          {
            propertyPath: "targetSecurityGroupId",
            reason: `is ${vpcCidr === undefined ? "missing" : "given"}, and so is vpcCidr; give exactly one of the two`,
          },
        ]),
    ...checkPlain(
      "targetSecurityGroupId",
      targetSecurityGroupId,
      (id) => /^sg-[0-9a-f]+$/.test(id),
      'the id of a security group, such as "sg-0a1b2c3d"',
    ),
    ...checkPlain(
      "vpcCidr",
      vpcCidr,
      (cidr) => isCidr(cidr) && !isIpv6Cidr(cidr),
      'a range of IPv4 addresses, such as "10.0.0.0/16"',
    ),
  ];
}

/** Whether it is an address of either family and the length of a prefix. */
function isCidr(text: string): boolean {
  const [address = "", length = "", ...rest] = text.split("/");
  if (rest.length > 0 || !/^\d{1,3}$/.test(length)) return false;
  return (isIPv4(address) && Number(length) <= 32) || (isIPv6(address) && Number(length) <= 128);
}

/** Whether a subnet can have this range. Source: Amazon VPC User Guide, "Subnet CIDR blocks", for the sizes. */
function isSubnetCidr(text: string): boolean {
  const length = Number(text.split("/")[1]);
  if (!isCidr(text)) return false;
  return isIpv6Cidr(text) ? length >= 44 && length <= 64 : length >= 16 && length <= 28;
}

/** Whether a range of addresses is one of IPv6. */
export function isIpv6Cidr(cidr: string): boolean {
  return isIPv6(cidr.split("/")[0] ?? "");
}
