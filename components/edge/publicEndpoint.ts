import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, SecureComponent, validate } from "../core";
import { type EndpointObject, egressRule, ingressRule, listener, loadBalancer, targetGroup } from "./endpointObjects";
import {
  BINDING_IMMUTABLE,
  checkForwarding,
  compileLoadBalancerPolicy,
  compileTargetGroupBinding,
  type EndpointTarget,
} from "./endpointTarget";
import { checkPublicEndpoint, type PublicEndpointArgs } from "./publicEndpointArgs";

const defaults = { targetPort: 8443, allowedCidrs: ["0.0.0.0/0"], healthCheckPath: "/healthz" } as const;

/**
 * A load balancer that faces the internet: HTTPS on port 443 behind a web ACL, and HTTPS on to the targets, with
 * requests recorded, at the best effort that AWS promises.
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
export class PublicEndpoint extends SecureComponent<PublicEndpointArgs> {
  /** The load balancer, for DNS records that lead to it. */
  readonly loadBalancer: aws.lb.LoadBalancer;
  /** The name that DNS records point at. */
  readonly dnsName: pulumi.Output<string>;
  /** What the load balancer forwards to. */
  readonly targetGroup: aws.lb.TargetGroup;
  /** What the targets' own security group lets in. */
  readonly securityGroup: aws.ec2.SecurityGroup;
  private target: EndpointTarget | undefined;

  constructor(name: string, args: PublicEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
    super("PublicEndpoint", name, args, opts);
    validate(`PublicEndpoint "${name}"`, checkPublicEndpoint(name, args));

    this.securityGroup = this.createSecurityGroup();
    const rules = [...this.letClientsIn(), this.letOutToTargets()];
    this.loadBalancer = this.createLoadBalancer();
    this.targetGroup = this.createTargetGroup();
    this.listenBehind([...rules, this.standBehindWebAcl()]);

    this.dnsName = this.loadBalancer.dnsName;
    this.registerOutputs({ dnsName: this.dnsName, targetGroupArn: this.targetGroup.arn });
  }

  /** The path on which a healthy target answers 200, under any host name or none. */
  get healthCheckPath(): pulumi.Input<string> {
    return this.args.healthCheckPath ?? defaults.healthCheckPath;
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
    validate(`${this.name}.forwardsTo`, this.checkForwarding(target));
    this.target = target;
    this.bindTargetGroup(target);
    this.letLoadBalancerIn(target);
  }

  /** What is wrong with forwarding to this target. */
  checkForwarding(target: EndpointTarget): Problem[] {
    const { targetPort } = this;
    return checkForwarding({ targetPort, subnetCidrs: this.args.subnetCidrs, target: this.target }, target);
  }

  private bindTargetGroup(target: EndpointTarget): void {
    const { vpcId, transform } = this.args;
    const binding = compileTargetGroupBinding(this.name, target, {
      targetGroupArn: this.targetGroup.arn,
      vpcId,
      securityGroupId: this.securityGroup.id,
    });
    this.child(kubernetes.apiextensions.CustomResource, "target-group-binding", binding, {
      transform: transform?.targetGroupBinding,
      // The new one has the old one's name.
      replaceOnChanges: BINDING_IMMUTABLE,
      deleteBeforeReplace: true,
    });
  }

  private letLoadBalancerIn(target: EndpointTarget): void {
    const { subnetCidrs = [], transform } = this.args;
    const policy = compileLoadBalancerPolicy(this.childName("load-balancer"), target, subnetCidrs);
    const options = { transform: transform?.networkPolicy };
    this.child(kubernetes.networking.v1.NetworkPolicy, "load-balancer", policy, options);
  }

  private get targetPort(): number {
    return this.args.targetPort ?? defaults.targetPort;
  }

  private createSecurityGroup(): aws.ec2.SecurityGroup {
    const { vpcId, transform } = this.args;
    const { name, region, tags } = this.object("security-group");
    return this.statefulChild(
      aws.ec2.SecurityGroup,
      "security-group",
      { region, description: `Load balancer of ${name}`, vpcId, tags },
      { transform: transform?.securityGroup },
    );
  }

  private letClientsIn(): aws.vpc.SecurityGroupIngressRule[] {
    const { allowedCidrs = defaults.allowedCidrs, transform } = this.args;
    return [...new Set(allowedCidrs)].map((cidr) => {
      const suffix = `ingress-${cidr.replace(/[^0-9a-fA-F]+/g, "-")}`;
      const rule = ingressRule(this.object(suffix), this.securityGroup.id, cidr);
      return this.child(aws.vpc.SecurityGroupIngressRule, suffix, rule, { transform: transform?.ingressRule });
    });
  }

  private letOutToTargets(): aws.vpc.SecurityGroupEgressRule {
    const rule = egressRule(this.object("egress"), this.securityGroup.id, { ...this.args, port: this.targetPort });
    return this.child(aws.vpc.SecurityGroupEgressRule, "egress", rule, { transform: this.args.transform?.egressRule });
  }

  private createLoadBalancer(): aws.lb.LoadBalancer {
    const { subnetIds: subnets, accessLogs, webAcl, transform } = this.args;
    const { deletionProtection } = this;
    const settings = { subnets, securityGroupId: this.securityGroup.id, deletionProtection, accessLogs };
    const balancer = loadBalancer(this.object("load-balancer"), settings);
    return this.statefulChild(aws.lb.LoadBalancer, "load-balancer", balancer, {
      transform: transform?.loadBalancer,
      // A load balancer cannot move to another VPC, and neither can its security group.
      replaceWith: [this.securityGroup],
      // AWS refuses to delete a web ACL before what it stands in front of.
      dependsOn: "webAcl" in webAcl ? [webAcl.webAcl] : [],
    });
  }

  private standBehindWebAcl(): aws.wafv2.WebAclAssociation {
    const { account, transform, webAcl } = this.args;
    const { arn: resourceArn } = this.loadBalancer;
    if ("protect" in webAcl) return webAcl.protect(this.name, resourceArn);
    return this.child(
      aws.wafv2.WebAclAssociation,
      "web-acl-association",
      { region: account.region, resourceArn, webAclArn: webAcl.arn },
      // As `WebAcl.protect` has it: deletion would take away what replaced it.
      { transform: transform?.webAclAssociation, retainOnDelete: true },
    );
  }

  private createTargetGroup(): aws.lb.TargetGroup {
    const { vpcId, transform } = this.args;
    const targets = { vpcId, port: this.targetPort, healthCheckPath: this.healthCheckPath };
    const group = targetGroup(this.object("target-group"), targets);
    return this.child(aws.lb.TargetGroup, "target-group", group, { transform: transform?.targetGroup });
  }

  /**
   * Opens the endpoint, after everything that stands in front of it. Whatever the listener depends on cannot go before it
   * does either: a listener that is kept keeps its guards.
   */
  private listenBehind(guards: pulumi.Resource[]): void {
    const { certificateArn, transform } = this.args;
    const between = {
      loadBalancerArn: this.loadBalancer.arn,
      targetGroupArn: this.targetGroup.arn,
      certificateArn,
    };
    const options = { transform: transform?.listener, dependsOn: guards };
    this.statefulChild(aws.lb.Listener, "listener", listener(this.object("listener"), between), options);
  }

  /** What the AWS child with this suffix has in common with the others. */
  private object(suffix: string): EndpointObject {
    const { region } = this.args.account;
    return { name: this.name, region, tags: this.childTags(suffix) };
  }
}
