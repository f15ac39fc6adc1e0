import { metadataOf } from "../manifest";
import { serviceNameOf, servicePortOf } from "../meshMember";
import type { MeshMember, TrafficRule } from "../serviceMesh";
import type { LinkerdSplit } from "./manifests";

/**
 * What a Service's annotations tell its callers' sidecars.
 *
 * A pod that fails again after its first time out stays out twice as long, up to ten times: Istio's limits are the same,
 * its steps are linear.
 *
 * Source: Linkerd documentation, "Timeouts", "Retries" and "Circuit Breaking".
 */
export function serviceAnnotations(rule: TrafficRule): Readonly<Record<string, string>> {
  const { timeoutSeconds, retries, circuitBreaker } = rule;
  const ejection = circuitBreaker?.ejectionSeconds ?? 30;
  return {
    ...(timeoutSeconds !== undefined && { "timeout.linkerd.io/request": duration(timeoutSeconds) }),
    ...(retries && {
      "retry.linkerd.io/http": "gateway-error",
      "retry.linkerd.io/limit": String(retries.attempts),
      ...(retries.perTrySeconds !== undefined && { "retry.linkerd.io/timeout": duration(retries.perTrySeconds) }),
    }),
    ...(circuitBreaker && {
      "balancer.linkerd.io/failure-accrual": "consecutive",
      "balancer.linkerd.io/failure-accrual-consecutive-max-failures": String(circuitBreaker.consecutiveFailures),
      "balancer.linkerd.io/failure-accrual-consecutive-min-penalty": duration(ejection),
      "balancer.linkerd.io/failure-accrual-consecutive-max-penalty": duration(ejection * 10),
    }),
  };
}

/** The shares of a canary; nothing without one. */
export function compileLinkerdSplit(member: MeshMember, rule: TrafficRule): LinkerdSplit[] {
  if (!rule.canary) return [];
  const port = servicePortOf(member);
  return [
    {
      apiVersion: "policy.linkerd.io/v1beta3",
      kind: "HTTPRoute",
      metadata: metadataOf(member, "routes"),
      spec: {
        parentRefs: [{ group: "core", kind: "Service", name: serviceNameOf(member), port }],
        rules: [
          {
            backendRefs: rule.canary.map(({ service, weight }) => ({
              name: service ?? serviceNameOf(member),
              port,
              weight,
            })),
          },
        ],
      },
    },
  ];
}

// Whole seconds where they do: a duration of the Gateway API has at most five digits per unit (GEP-2257).
function duration(seconds: number): string {
  return Number.isInteger(seconds) ? `${seconds}s` : `${Math.round(seconds * 1000)}ms`;
}
