import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../core";
import { check, dnsLabel, input, isObject, object, optional } from "../core/checks";
import { addressIngressPolicy, type NetworkPeer } from "../network";
import { networkPeerFields } from "../network/internal";
import type { PublicEndpointArgs } from "./publicEndpointArgs";

/** Pods that answer HTTPS at their port, and the Service that finds them: such as a mesh's ingress gateway. */
export interface EndpointTarget extends NetworkPeer {
  /** Their Service. @default the target's name */
  readonly serviceName?: pulumi.Input<string>;
}

/** What is known of an endpoint that forwards. */
interface Forwarding extends Pick<PublicEndpointArgs, "subnetCidrs"> {
  readonly targetPort: number;
  /** Where it forwards already. */
  readonly target: EndpointTarget | undefined;
}

/** What is wrong with forwarding to a target. */
export function checkForwarding(endpoint: Forwarding, target: EndpointTarget): Problem[] {
  return [
    ...(endpoint.subnetCidrs === undefined
      ? [
          {
            propertyPath: "subnetCidrs",
            reason: `is missing; write the ranges of the endpoint's subnets, such as ["10.0.0.0/24"], which the pods let in`,
          },
        ]
      : []),
    // The controller takes out of a target group whatever one binding does not know, and two know different pods.
    ...(endpoint.target === undefined
      ? []
      : [
          {
            propertyPath: "target",
            reason: `would be the second, after "${endpoint.target.name}"; create another PublicEndpoint for it`,
          },
        ]),
    ...check("target", target, endpointTarget),
    ...(isObject(target) ? checkTargetPort(target, endpoint.targetPort) : []),
  ];
}

const endpointTarget = object<EndpointTarget>({
  ...networkPeerFields,
  serviceName: optional(input(dnsLabel)),
});

function checkTargetPort({ port: given }: EndpointTarget, targetPort: number): Problem[] {
  if (given === targetPort || typeof given !== "number") return [];
  return [
    {
      propertyPath: "target.port",
      reason: `is ${given}, and the endpoint talks to ${targetPort}; create the endpoint with targetPort: ${given}`,
    },
  ];
}

/** What a TargetGroupBinding needs to know of AWS. */
interface Binding {
  readonly targetGroupArn: pulumi.Input<string>;
  readonly vpcId: pulumi.Input<string>;
  /** The security group of the load balancer. */
  readonly securityGroupId: pulumi.Input<string>;
}

/**
 * What cannot change in a TargetGroupBinding: another target group needs another binding.
 *
 * Source: AWS Load Balancer Controller, webhooks/elbv2/targetgroupbinding_validator.go, `checkImmutableFields`.
 */
export const BINDING_IMMUTABLE = ["targetGroupARN", "targetType", "ipAddressType", "vpcID"].map(
  (field) => `spec.${field}`,
);

/**
 * Has the AWS Load Balancer Controller keep the target group at the pods of the Service, and open their security group to
 * the load balancer's, at their port.
 *
 * Source: AWS Load Balancer Controller, "TargetGroupBinding", its specification.
 */
export function compileTargetGroupBinding(
  name: string,
  target: EndpointTarget,
  { targetGroupArn, vpcId, securityGroupId }: Binding,
): kubernetes.apiextensions.CustomResourceArgs {
  return {
    apiVersion: "elbv2.k8s.aws/v1beta1",
    kind: "TargetGroupBinding",
    metadata: { name, namespace: target.namespace },
    spec: {
      targetGroupARN: targetGroupArn,
      targetType: "ip",
      vpcID: vpcId,
      serviceRef: { name: target.serviceName ?? target.name, port: target.servicePort ?? target.port },
      networking: {
        ingress: [
          {
            from: [{ securityGroup: { groupID: securityGroupId } }],
            ports: [{ protocol: "TCP", port: target.port }],
          },
        ],
      },
    },
  };
}

/** Lets the load balancer, whose addresses are of its subnets, reach the pods at their port. */
export function compileLoadBalancerPolicy(
  name: string,
  target: EndpointTarget,
  subnetCidrs: pulumi.Input<readonly pulumi.Input<string>[]>,
): kubernetes.networking.v1.NetworkPolicyArgs {
  return {
    metadata: { name, namespace: target.namespace },
    spec: addressIngressPolicy(target, { cidrs: subnetCidrs, ports: [target.port] }),
  };
}
