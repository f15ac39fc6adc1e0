import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Problem, SecureComponent, validate } from "../core";
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
    const rules = [...this.letClientsIn(), this.letOutToTargets()];
    this.loadBalancer = this.createLoadBalancer();
    this.targetGroup = this.createTargetGroup();
    this.listenBehind([...rules, args.webAcl.protect(name, this.loadBalancer.arn)]);

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
    validate(`${this.name}.forwardsTo`, this.checkForwarding(target));
    this.target = target;
    this.bindTargetGroup(target);
    this.letLoadBalancerIn(target);
  }

  /** What is wrong with forwarding to this target. */
  checkForwarding(target: EndpointTarget): Problem[] {
    const { targetPort } = this;
    return checkForwarding({ targetPort, subnetCidrs: this.endpointArgs.subnetCidrs, target: this.target }, target);
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
      // The new one has the old one's name.
      this.childOptions({ replaceOnChanges: BINDING_IMMUTABLE, deleteBeforeReplace: true }),
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
    const { name, region, tags } = this.object("security-group");
    return new aws.ec2.SecurityGroup(
      this.childName("security-group"),
      applyTransform<aws.ec2.SecurityGroupArgs>(
        { region, description: `Load balancer of ${name}`, vpcId, tags },
        transform?.securityGroup,
      ),
      this.statefulChildOptions(),
    );
  }

  private letClientsIn(): aws.vpc.SecurityGroupIngressRule[] {
    const { allowedCidrs = defaults.allowedCidrs, transform } = this.endpointArgs;
    return [...new Set(allowedCidrs)].map((cidr) => {
      const suffix = `ingress-${cidr.replace(/[^0-9a-fA-F]+/g, "-")}`;
      return new aws.vpc.SecurityGroupIngressRule(
        this.childName(suffix),
        applyTransform<aws.vpc.SecurityGroupIngressRuleArgs>(
          ingressRule(this.object(suffix), this.securityGroup.id, cidr),
          transform?.ingressRule,
        ),
        this.childOptions(),
      );
    });
  }

  private letOutToTargets(): aws.vpc.SecurityGroupEgressRule {
    const { transform } = this.endpointArgs;
    const targets = { ...this.endpointArgs, port: this.targetPort };
    return new aws.vpc.SecurityGroupEgressRule(
      this.childName("egress"),
      applyTransform<aws.vpc.SecurityGroupEgressRuleArgs>(
        egressRule(this.object("egress"), this.securityGroup.id, targets),
        transform?.egressRule,
      ),
      this.childOptions(),
    );
  }

  private createLoadBalancer(): aws.lb.LoadBalancer {
    const { subnetIds: subnets, accessLogs, webAcl, transform } = this.endpointArgs;
    const { deletionProtection } = this;
    const settings = { subnets, securityGroupId: this.securityGroup.id, deletionProtection, accessLogs };
    return new aws.lb.LoadBalancer(
      this.childName("load-balancer"),
      applyTransform<aws.lb.LoadBalancerArgs>(
        loadBalancer(this.object("load-balancer"), settings),
        transform?.loadBalancer,
      ),
      this.statefulChildOptions({
        // A load balancer cannot move to another VPC, and neither can its security group.
        replaceWith: [this.securityGroup],
        // AWS refuses to delete a web ACL before what it stands in front of.
        dependsOn: [webAcl.webAcl],
      }),
    );
  }

  private createTargetGroup(): aws.lb.TargetGroup {
    const { vpcId, transform } = this.endpointArgs;
    const targets = { vpcId, port: this.targetPort, healthCheckPath: this.healthCheckPath };
    return new aws.lb.TargetGroup(
      this.childName("target-group"),
      applyTransform<aws.lb.TargetGroupArgs>(targetGroup(this.object("target-group"), targets), transform?.targetGroup),
      this.childOptions(),
    );
  }

  /**
   * Opens the endpoint, after everything that stands in front of it. Whatever the listener depends on cannot go before it
   * does either: a listener that is kept keeps its guards.
   */
  private listenBehind(guards: pulumi.Resource[]): void {
    const { certificateArn, transform } = this.endpointArgs;
    const between = {
      loadBalancerArn: this.loadBalancer.arn,
      targetGroupArn: this.targetGroup.arn,
      certificateArn,
    };
    new aws.lb.Listener(
      this.childName("listener"),
      applyTransform<aws.lb.ListenerArgs>(listener(this.object("listener"), between), transform?.listener),
      this.statefulChildOptions({ dependsOn: guards }),
    );
  }

  /** What the AWS child with this suffix has in common with the others. */
  private object(suffix: string): EndpointObject {
    const { region } = this.endpointArgs.account;
    return { name: this.name, region, tags: this.tagsFor(this.childName(suffix)) };
  }
}
