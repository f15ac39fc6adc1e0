import { checkPlain, type Problem, within } from "../core";
import { checkDnsLabel } from "../workload";
import { unsupported } from "./capabilities";
import type { MeshKind, MetricsReader, ObserveRule, TrafficRule } from "./serviceMesh";

/** Problems of how callers are told to treat a service. */
export function checkTraffic(rule: TrafficRule, kind: MeshKind): Problem[] {
  const { retries, circuitBreaker } = rule;
  return [
    ...checkPlain("timeoutSeconds", rule.timeoutSeconds, isPositive, "seconds above 0, or leave it out for no limit"),
    ...checkPlain("retries.attempts", retries?.attempts, isCount, "a whole number of at least 1, or leave retries out"),
    ...checkPlain("retries.perTrySeconds", retries?.perTrySeconds, isPositive, "seconds above 0"),
    ...checkPlain("circuitBreaker.consecutiveFailures", circuitBreaker?.consecutiveFailures, isCount, atLeastOne),
    ...checkPlain("circuitBreaker.ejectionSeconds", circuitBreaker?.ejectionSeconds, isPositive, "seconds above 0"),
    ...checkPlain("circuitBreaker.maxConnections", circuitBreaker?.maxConnections, isCount, atLeastOne),
    ...checkPlain("circuitBreaker.maxPendingRequests", circuitBreaker?.maxPendingRequests, isCount, atLeastOne),
    ...checkCanary(rule),
    ...(kind === "linkerd" ? checkForLinkerd(rule) : []),
  ];
}

const atLeastOne = "a whole number of at least 1";

function checkCanary({ canary }: TrafficRule): Problem[] {
  if (canary === undefined) return [];
  const total = canary.reduce((sum, share) => sum + share.weight, 0);
  const each = canary.flatMap((share, index) => [
    ...checkPlain(`canary[${index}].weight`, share.weight, isWeight, "a whole number from 0 to 100"),
    ...checkPlain(`canary[${index}].service`, share.service, (service) => service !== "", "the name of a Service"),
    ...(canary.findIndex((other) => other.service === share.service) < index
      ? [
          {
            propertyPath: `canary[${index}].service`,
            reason: `${JSON.stringify(share.service ?? "the member's own")} is there twice; give it one share`,
          },
        ]
      : []),
  ]);
  if (each.length > 0 || total === 100) return each;
  return [{ propertyPath: "canary", reason: `the weights make ${total}; write shares that make 100` }];
}

function checkForLinkerd({ circuitBreaker }: TrafficRule): Problem[] {
  return (["maxConnections", "maxPendingRequests"] as const)
    .filter((limit) => circuitBreaker?.[limit] !== undefined)
    .flatMap((limit) => unsupported("linkerd", "connectionLimits", `circuitBreaker.${limit}`));
}

/** Problems of what is written down about requests. */
export function checkObserve(rule: ObserveRule, kind: MeshKind): Problem[] {
  return [
    ...checkPlain(
      "tracing.samplingPercent",
      rule.tracing?.samplingPercent,
      (percent) => percent >= 0 && percent <= 100,
      "a percentage from 0 to 100",
    ),
    ...(kind === "linkerd" && rule.accessLog === "errors"
      ? unsupported("linkerd", "accessLogFilter", "accessLog")
      : []),
    ...(kind === "linkerd" && rule.tracing ? unsupported("linkerd", "tracingPerService", "tracing") : []),
    ...(kind === "linkerd" && rule.metricsTo ? unsupported("linkerd", "metricsTo", "metricsTo") : []),
    ...within("metricsTo", rule.metricsTo ? checkReader(rule.metricsTo) : []),
  ];
}

function checkReader({ name, namespace, podLabels }: MetricsReader): Problem[] {
  return [
    ...checkDnsLabel("name", name),
    ...checkDnsLabel("namespace", namespace),
    ...(Object.keys(podLabels).length === 0
      ? [{ propertyPath: "podLabels", reason: "is empty and would let in every pod there; write the reader's labels" }]
      : []),
  ];
}

function isPositive(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}

function isWeight(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 100;
}
