import { type Problem, within } from "../../core";
import {
  above0,
  choice,
  dnsLabel,
  input,
  list,
  numeric,
  object,
  optional,
  percentage,
  podLabels,
  port,
  someText,
  wholeNumber,
} from "../../core/checks";
import { unsupported } from "../capabilities";
import type { MeshKind } from "../meshKind";
import type { MeshTracing, MetricsReader, ObserveRule } from "./observeRule";
import type { TrafficRule, TrafficShare } from "./trafficRule";

const seconds = above0("seconds");

const atLeastOne = wholeNumber(1);

/** What is said of how callers treat a service. */
export const trafficRule = object<TrafficRule>({
  timeoutSeconds: optional(
    numeric("seconds above 0, or leave it out for no limit", (value) => Number.isFinite(value) && value > 0),
  ),
  retries: optional(
    object<NonNullable<TrafficRule["retries"]>>({
      attempts: numeric(
        "a whole number of at least 1, or leave retries out",
        (attempts) => Number.isInteger(attempts) && attempts >= 1,
      ),
      perTrySeconds: optional(seconds),
    }),
  ),
  circuitBreaker: optional(
    object<NonNullable<TrafficRule["circuitBreaker"]>>({
      consecutiveFailures: atLeastOne,
      ejectionSeconds: optional(seconds),
      maxConnections: optional(atLeastOne),
      maxPendingRequests: optional(atLeastOne),
    }),
  ),
  canary: optional(
    list(
      object<TrafficShare>({ service: optional(someText("the name of a Service")), weight: wholeNumber(0, 100) }),
      "shares of a new version that make 100",
      { least: 1 },
    ),
  ),
});

/** A collector of traces. */
export const meshTracing = object<MeshTracing>({
  name: someText("the name by which it is asked for"),
  service: dnsLabel,
  namespace: dnsLabel,
  serviceAccount: dnsLabel,
  port: optional(port),
});

/** What is said of what the sidecars write down. */
export const observeRule = object<ObserveRule>({
  accessLog: optional(choice("all", "errors")),
  tracing: optional(
    object<NonNullable<ObserveRule["tracing"]>>({ collector: meshTracing, samplingPercent: optional(percentage) }),
  ),
  metricsTo: optional(object<MetricsReader>({ name: dnsLabel, namespace: input(dnsLabel), podLabels })),
});

/** What a mesh cannot do of what it is told of a service, or not together. */
export function checkMeshSettings(
  { traffic = {}, observe = {} }: { readonly traffic?: TrafficRule; readonly observe?: ObserveRule },
  kind: MeshKind,
): Problem[] {
  return [...within("traffic", checkTraffic(traffic, kind)), ...within("observe", checkObserve(observe, kind))];
}

function checkTraffic(rule: TrafficRule, kind: MeshKind): Problem[] {
  return [...checkCanary(rule), ...checkConnectionLimits(rule, kind)];
}

function checkCanary({ canary }: TrafficRule): Problem[] {
  if (canary === undefined || canary.length === 0) return [];
  const total = canary.reduce((sum, share) => sum + share.weight, 0);
  const repeated = canary.flatMap(({ service }, index) =>
    canary.findIndex((other) => other.service === service) < index
      ? [
          {
            propertyPath: `canary[${index}].service`,
            reason: `${JSON.stringify(service ?? "the member's own")} is there twice; give it one share`,
          },
        ]
      : [],
  );
  if (repeated.length > 0 || total === 100) return repeated;
  return [{ propertyPath: "canary", reason: `the weights make ${total}; write shares that make 100` }];
}

function checkConnectionLimits({ circuitBreaker }: TrafficRule, kind: MeshKind): Problem[] {
  return (["maxConnections", "maxPendingRequests"] as const)
    .filter((limit) => circuitBreaker?.[limit] !== undefined)
    .flatMap((limit) => unsupported(kind, "connectionLimits", `circuitBreaker.${limit}`));
}

function checkObserve(rule: ObserveRule, kind: MeshKind): Problem[] {
  return [
    ...(rule.accessLog === "errors" ? unsupported(kind, "accessLogFilter", "accessLog") : []),
    ...(rule.tracing ? unsupported(kind, "tracingPerService", "tracing") : []),
    ...(rule.metricsTo ? unsupported(kind, "metricsTo", "metricsTo") : []),
  ];
}
