import type { PolicyResource } from "../../core";

/** Load balancers, under both of the provider's names. */
export const loadBalancerTypes = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"];

export const listenerTypes = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"];

export const listenerRuleTypes = ["aws:lb/listenerRule:ListenerRule", "aws:alb/listenerRule:ListenerRule"];

/** Whether it is an Application Load Balancer, which is what AWS makes if nothing is said. */
export function isApplication({ props }: PolicyResource): boolean {
  return (props.loadBalancerType ?? "application") === "application";
}
