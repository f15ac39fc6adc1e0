import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Problem, SecureComponent, validate } from "../core";
import {
  checkForwarding,
  compileLoadBalancerPolicy,
  compileTargetGroupBinding,
  type EndpointTarget,
} from "./endpointTarget";
import { checkPublicEndpoint, isIpv6Cidr, type PublicEndpointArgs } from "./publicEndpointArgs";

const defaults = { targetPort: 8443, allowedCidrs: ["0.0.0.0/0"], healthCheckPath: "/healthz" } as const;

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

/**
 * A load balancer that faces the internet: HTTPS on port 443 behind a web ACL, and HTTPS on to the targets, with every
 * request recorded.
 *
 * Port 80 is not opened, not even to redirect: a redirect answers only after a client has sent its first request, cookies
 * and all, in the clear. Browsers are told to use HTTPS from then on.
 *
 * The load balancer encrypts towards its targets but does not verify their certificates; that they are who they should be
 * rests on the network it shares with them, which `targetSecurityGroupId` narrows most.
 *
 * @throws InvalidArgumentsError naming every argument that cannot be used
 *
 * @example
 * const endpoint = new PublicEndpoint("shop", {
 *   account,
 *   vpcId,
 *   subnetIds: publicSubnetIds,
 *   certificateArn,
 *   webAcl,
 *   accessLogs: logs.accessLogTarget(),
 *   vpcCidr: "10.0.0.0/16",
 *   subnetCidrs: ["10.0.0.0/24", "10.0.1.0/24"],
 * });
 * endpoint.forwardsTo({ name: "ingress", namespace: "ingress", podLabels: { app: "ingress" }, port: 8443 });
 */
export class PublicEndpoint extends SecureComponent {
  readonly loadBalancer: aws.lb.LoadBalancer;
  /** The name that DNS records point at. */
  readonly dnsName: pulumi.Output<string>;
  readonly targetGroup: aws.lb.TargetGroup;
  /** What the targets' own security group lets in. */
  readonly securityGroup: aws.ec2.SecurityGroup;
  private readonly endpointArgs: PublicEndpointArgs;
  private target: EndpointTarget | undefined;

  constructor(name: string, args: PublicEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
    super("PublicEndpoint", name, args, opts);
    validate(`PublicEndpoint "${name}"`, checkPublicEndpoint(name, args));
    this.endpointArgs = args;

    this.securityGroup = this.createSecurityGroup();
    this.letClientsIn();
    this.letOutToTargets();
    this.loadBalancer = this.createLoadBalancer();
    this.targetGroup = this.createTargetGroup();
    this.listen();
    args.webAcl.protect(name, this.loadBalancer.arn);

    this.dnsName = this.loadBalancer.dnsName;
    this.registerOutputs({ dnsName: this.dnsName, targetGroupArn: this.targetGroup.arn });
  }

  /** The path on which a healthy target answers 200, under any host name or none. */
  get healthCheckPath(): pulumi.Input<string> {
    return this.endpointArgs.healthCheckPath ?? defaults.healthCheckPath;
  }

  /**
   * Sends requests on to the pods of a Service: a TargetGroupBinding, by which the AWS Load Balancer Controller (2.8 or
   * newer) of the cluster keeps the target group at those pods, and the NetworkPolicy that lets the load balancer's
   * subnets reach them, at their port and no other.
   *
   * @throws InvalidArgumentsError for pods at another port than `targetPort`, an endpoint without `subnetCidrs`, and a
   * second target
   */
  forwardsTo(target: EndpointTarget): void {
    validate(`${this.name}.forwardsTo(${target.name})`, this.checkForwarding(target));
    this.target = target;
    this.bindTargetGroup(target);
    this.letLoadBalancerIn(target);
  }

  /** What is wrong with forwarding to this target. */
  checkForwarding(target: EndpointTarget): Problem[] {
    const { name, targetPort } = this;
    return checkForwarding(
      { name, targetPort, subnetCidrs: this.endpointArgs.subnetCidrs, target: this.target },
      target,
    );
  }

  private bindTargetGroup(target: EndpointTarget): void {
    const { vpcId, transform } = this.endpointArgs;
    const binding = compileTargetGroupBinding(this.name, target, {
      targetGroupArn: this.targetGroup.arn,
      vpcId,
      securityGroupId: this.securityGroup.id,
    });
    new kubernetes.apiextensions.CustomResource(
      this.childName("target-group-binding"),
      applyTransform<kubernetes.apiextensions.CustomResourceArgs>(binding, transform?.targetGroupBinding),
      this.childOptions(),
    );
  }

  private letLoadBalancerIn(target: EndpointTarget): void {
    const { subnetCidrs = [], transform } = this.endpointArgs;
    const name = this.childName("load-balancer");
    new kubernetes.networking.v1.NetworkPolicy(
      name,
      applyTransform<kubernetes.networking.v1.NetworkPolicyArgs>(
        compileLoadBalancerPolicy(name, target, subnetCidrs),
        transform?.networkPolicy,
      ),
      this.childOptions(),
    );
  }

  private get targetPort(): number {
    return this.endpointArgs.targetPort ?? defaults.targetPort;
  }

  private createSecurityGroup(): aws.ec2.SecurityGroup {
    const { vpcId, transform } = this.endpointArgs;
    const name = this.childName("security-group");
    return new aws.ec2.SecurityGroup(
      name,
      applyTransform<aws.ec2.SecurityGroupArgs>(
        { description: `Load balancer of ${this.name}`, vpcId, tags: this.tagsFor(name) },
        transform?.securityGroup,
      ),
      this.childOptions(),
    );
  }

  private letClientsIn(): void {
    const { allowedCidrs = defaults.allowedCidrs, transform } = this.endpointArgs;
    for (const cidr of new Set(allowedCidrs)) {
      const name = this.childName(`ingress-${cidr.replace(/[^0-9a-fA-F]+/g, "-")}`);
      new aws.vpc.SecurityGroupIngressRule(
        name,
        applyTransform<aws.vpc.SecurityGroupIngressRuleArgs>(
          {
            securityGroupId: this.securityGroup.id,
            description: "HTTPS from clients",
            ...(isIpv6Cidr(cidr) ? { cidrIpv6: cidr } : { cidrIpv4: cidr }),
            ipProtocol: "tcp",
            fromPort: HTTPS_PORT,
            toPort: HTTPS_PORT,
            tags: this.tagsFor(name),
          },
          transform?.ingressRule,
        ),
        this.childOptions(),
      );
    }
  }

  private letOutToTargets(): void {
    const { targetSecurityGroupId, vpcCidr, transform } = this.endpointArgs;
    const name = this.childName("egress");
    new aws.vpc.SecurityGroupEgressRule(
      name,
      applyTransform<aws.vpc.SecurityGroupEgressRuleArgs>(
        {
          securityGroupId: this.securityGroup.id,
          description: "HTTPS to targets",
          ...(targetSecurityGroupId === undefined
            ? { cidrIpv4: vpcCidr }
            : { referencedSecurityGroupId: targetSecurityGroupId }),
          ipProtocol: "tcp",
          fromPort: this.targetPort,
          toPort: this.targetPort,
          tags: this.tagsFor(name),
        },
        transform?.egressRule,
      ),
      this.childOptions(),
    );
  }

  private createLoadBalancer(): aws.lb.LoadBalancer {
    const { subnetIds, accessLogs, transform } = this.endpointArgs;
    const name = this.childName("load-balancer");
    return new aws.lb.LoadBalancer(
      name,
      applyTransform<aws.lb.LoadBalancerArgs>(
        {
          namePrefix: this.name.slice(0, MAX_NAME_PREFIX),
          loadBalancerType: "application",
          internal: false,
          subnets: subnetIds,
          securityGroups: [this.securityGroup.id],
          dropInvalidHeaderFields: true,
          desyncMitigationMode: "strictest",
          enableDeletionProtection: this.deletionProtection,
          accessLogs: { enabled: true, bucket: accessLogs.bucket, prefix: accessLogs.prefix ?? this.name },
          tags: this.tagsFor(name),
        },
        transform?.loadBalancer,
      ),
      this.childOptions(),
    );
  }

  private createTargetGroup(): aws.lb.TargetGroup {
    const { vpcId, transform } = this.endpointArgs;
    const name = this.childName("target-group");
    return new aws.lb.TargetGroup(
      name,
      applyTransform<aws.lb.TargetGroupArgs>(
        {
          namePrefix: this.name.slice(0, MAX_NAME_PREFIX),
          vpcId,
          targetType: "ip",
          protocol: "HTTPS",
          port: this.targetPort,
          healthCheck: { protocol: "HTTPS", path: this.healthCheckPath, matcher: "200" },
          tags: this.tagsFor(name),
        },
        transform?.targetGroup,
      ),
      this.childOptions(),
    );
  }

  private listen(): void {
    const { certificateArn, transform } = this.endpointArgs;
    const name = this.childName("listener");
    new aws.lb.Listener(
      name,
      applyTransform<aws.lb.ListenerArgs>(
        {
          loadBalancerArn: this.loadBalancer.arn,
          port: HTTPS_PORT,
          protocol: "HTTPS",
          sslPolicy: TLS_POLICY,
          certificateArn,
          routingHttpResponseStrictTransportSecurityHeaderValue: STRICT_TRANSPORT_SECURITY,
          routingHttpResponseServerEnabled: false,
          defaultActions: [{ type: "forward", targetGroupArn: this.targetGroup.arn }],
          tags: this.tagsFor(name),
        },
        transform?.listener,
      ),
      this.childOptions(),
    );
  }
}
