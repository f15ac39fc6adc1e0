import type * as aws from "@pulumi/aws";
import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import {
  type AwsAccount,
  checkArnPlace,
  checkSamePlace,
  type Problem,
  type SecureComponentArgs,
  type Transform,
  type WebAclRef,
} from "../core";
import {
  account,
  check,
  checkArguments,
  cidr,
  commonFields,
  dnsLabel,
  ec2Id,
  input,
  ipv4Cidr,
  isArnOf,
  list,
  object,
  optional,
  parseCidr,
  port,
  someText,
  subnetCidr,
  text,
  transforms,
  webAclRef,
} from "../core/checks";
import type { AccessLogTarget } from "../storage";
import type { WebAcl } from "./webAcl";

export interface PublicEndpointArgs extends SecureComponentArgs {
  /** Where the load balancer lives. */
  readonly account: AwsAccount;
  /** Id of the VPC of the subnets and targets, such as `vpc-0a1b2c3d4e5f60718`. */
  readonly vpcId: pulumi.Input<string>;
  /** Public subnets, in at least two availability zones. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The ranges of addresses of these subnets: what the targets' NetworkPolicy lets in, and so what `forwardsTo` needs.
   *
   * @default none
   */
  readonly subnetCidrs?: pulumi.Input<readonly pulumi.Input<string>[]>;
  /** ARN of the ACM certificate that clients are shown. */
  readonly certificateArn: pulumi.Input<string>;
  /** What filters and limits requests; of scope `REGIONAL`. */
  readonly webAcl: WebAcl | WebAclRef;
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
    /** Of a web ACL that exists; the association of a WebAcl is changed there. */
    readonly webAclAssociation?: Transform<aws.wafv2.WebAclAssociationArgs>;
    readonly targetGroupBinding?: Transform<kubernetes.apiextensions.CustomResourceArgs>;
    readonly networkPolicy?: Transform<kubernetes.networking.v1.NetworkPolicyArgs>;
  };
}

const certificateArn = text(
  "the ARN of a certificate in ACM, in the region of the load balancer",
  (arn) => isArnOf("acm", /^certificate\/.+$/, arn) || isArnOf("iam", /^server-certificate\/.+$/, arn),
);

const accessLogs = object<AccessLogTarget>(
  {
    bucket: input(someText("the name of a bucket that takes access logs")),
    prefix: optional(
      input(
        text(
          'a prefix without "AWSLogs", which Elastic Load Balancing adds itself',
          (prefix) => !prefix.includes("AWSLogs"),
        ),
      ),
    ),
    account: optional(account),
  },
  "the bucket that requests are recorded in, such as logs.accessLogTarget()",
);

const publicEndpoint = object<PublicEndpointArgs>({
  ...commonFields,
  account,
  vpcId: input(ec2Id("vpc", "a VPC")),
  // Source: Elastic Load Balancing User Guide for Application Load Balancers, "Subnets for your load balancer".
  subnetIds: input(list(input(ec2Id("subnet", "a subnet")), "at least two subnets, in different zones", { least: 2 })),
  subnetCidrs: optional(
    input(
      list(input(subnetCidr), "the range of each subnet", {
        least: 1,
        ifEmpty: "is empty; write the range of each subnet, or leave it out",
      }),
    ),
  ),
  certificateArn: input(certificateArn),
  webAcl: webAclRef,
  accessLogs,
  targetSecurityGroupId: optional(input(ec2Id("sg", "a security group"))),
  vpcCidr: optional(input(ipv4Cidr)),
  targetPort: optional(port),
  allowedCidrs: optional(
    list(cidr, "ranges of addresses", {
      least: 1,
      ifEmpty: "is empty; give at least one range, or leave it out for everybody",
    }),
  ),
  healthCheckPath: optional(
    input(text('a path that starts with "/", such as "/healthz"', (path) => path.startsWith("/"))),
  ),
  transform: transforms<NonNullable<PublicEndpointArgs["transform"]>>({
    securityGroup: true,
    ingressRule: true,
    egressRule: true,
    loadBalancer: true,
    targetGroup: true,
    listener: true,
    webAclAssociation: true,
    targetGroupBinding: true,
    networkPolicy: true,
  }),
});

/** What is wrong with the name and arguments of a public endpoint, whose name what forwards to pods bears in the cluster. */
export function checkPublicEndpoint(name: string, args: PublicEndpointArgs): Problem[] {
  return [
    ...check("name", name, dnsLabel),
    ...checkArguments(args, publicEndpoint, (typed) => [
      ...checkCertificate(typed),
      ...checkFilter(typed),
      ...checkTargets(typed),
    ]),
  ];
}

/**
 * Certificates of IAM are of every region, and name none.
 *
 * Source: Elastic Load Balancing User Guide for Application Load Balancers, "SSL certificates".
 */
function checkCertificate({ account, certificateArn }: PublicEndpointArgs): Problem[] {
  return checkArnPlace("certificateArn", certificateArn, account, ["region", "account"]);
}

/** Source: AWS WAF Developer Guide, "Associating or disassociating a web ACL with an AWS resource". */
function checkFilter({ account, webAcl }: PublicEndpointArgs): Problem[] {
  if (webAcl.scope !== "REGIONAL") {
    return [
      { propertyPath: "webAcl", reason: 'has scope "CLOUDFRONT"; a load balancer needs one of scope "REGIONAL"' },
    ];
  }
  return checkSamePlace("webAcl", webAcl.account, account, ["region", "account"]);
}

function checkTargets({ targetSecurityGroupId, vpcCidr }: PublicEndpointArgs): Problem[] {
  if ((targetSecurityGroupId === undefined) !== (vpcCidr === undefined)) return [];
  return [
    {
      propertyPath: "targetSecurityGroupId",
      reason: `is ${vpcCidr === undefined ? "missing" : "given"}, and so is vpcCidr; give exactly one of the two`,
    },
  ];
}

/** Whether a range of addresses is one of IPv6. */
export function isIpv6Cidr(block: string): boolean {
  return parseCidr(block)?.family === "ipv6";
}
