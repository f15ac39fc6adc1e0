import type { TrafficRule } from "../rules";

/**
 * Resources of Linkerd's sidecar, which has no defaults of its own.
 *
 * Source: values-ha.yaml of the linkerd-control-plane chart; its limit is 250Mi.
 */
const proxyResources = {
  "config.linkerd.io/proxy-cpu-request": "100m",
  "config.linkerd.io/proxy-memory-request": "20Mi",
  "config.linkerd.io/proxy-memory-limit": "250Mi",
} as const;

/** What Linkerd's sidecar asks for, and may take at most; it has no limit of CPU. */
export const linkerdSidecarResources = {
  requests: {
    cpu: proxyResources["config.linkerd.io/proxy-cpu-request"],
    memory: proxyResources["config.linkerd.io/proxy-memory-request"],
  },
  limits: { memory: proxyResources["config.linkerd.io/proxy-memory-limit"] },
} as const;

const injection = { "linkerd.io/inject": "enabled", "config.linkerd.io/default-inbound-policy": "deny" } as const;

/** The annotations by which a namespace, its pods and its Services join the mesh, and callers learn how to treat them. */
export function linkerdInjection(traffic: TrafficRule) {
  return {
    namespaceAnnotations: injection,
    podAnnotations: { ...injection, "config.linkerd.io/access-log": "json", ...proxyResources },
    serviceAnnotations: serviceAnnotations(traffic),
  };
}

/**
 * What a Service's annotations tell its callers' sidecars.
 *
 * A pod that fails again after its first time out stays out twice as long, up to ten times: Istio's limits are the same,
 * its steps are linear.
 *
 * Source: Linkerd documentation, "Timeouts", "Retries" and "Circuit Breaking".
 */
function serviceAnnotations(rule: TrafficRule): Readonly<Record<string, string>> {
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

// Whole seconds where they do: a duration of the Gateway API has at most five digits per unit (GEP-2257).
function duration(seconds: number): string {
  return Number.isInteger(seconds) ? `${seconds}s` : `${Math.round(seconds * 1000)}ms`;
}
