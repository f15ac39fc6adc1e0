import { choice } from "../core/checks";
import { ALARM_PERIOD, type LogAlarm } from "./logAlarm";

/** How the lines of a service reach their log group. */
export type LogLines = "containerInsights" | "plain";

export const logLines = choice("containerInsights", "plain");

export const linesByDefault: LogLines = "containerInsights";

/** What is raised by lines of the services' own audit logs. */
export type ServiceAlarmName = "unauthenticated-requests" | "forbidden-requests" | "throttled-requests";

/** What is raised by lines of the mesh's access logs. */
export type MeshAlarmName = "mesh-denials";

interface RefusalKind {
  readonly name: ServiceAlarmName;
  readonly says: string;
  readonly status: number;
  readonly threshold: number;
}

/**
 * How many refusals of one service in five minutes are more than mistakes. No benchmark has figures: these are chosen so that
 * somebody who tries things out raises an alarm and a client with an expired token does not. A service with much traffic needs
 * others.
 */
const refusals: readonly RefusalKind[] = [
  { name: "unauthenticated-requests", says: "without a token (401)", status: 401, threshold: 50 },
  {
    name: "forbidden-requests",
    says: "with a token that is not valid, or for what the caller may not do (403)",
    status: 403,
    threshold: 20,
  },
  { name: "throttled-requests", says: "above the caller's limit (429)", status: 429, threshold: 100 },
];

/** The alarms that the audit log of each service raises: see `AuditEntry` in services/middleware. */
export function serviceAlarms(
  service: string,
  lines: LogLines,
): readonly (LogAlarm & { readonly kind: ServiceAlarmName })[] {
  const entry = lines === "plain" ? "$" : "$.log_processed";
  return refusals.map(({ name, says, status, threshold }) => ({
    kind: name,
    name: `${service}-${name}`,
    description: `Many requests of ${service} were refused: ${says}.`,
    pattern: `{ (${entry}.service = "${service}") && (${entry}.event = "request") && (${entry}.status = ${status}) }`,
    threshold,
    perSeconds: ALARM_PERIOD,
  }));
}

/**
 * How a sidecar tells that it refused: by an AuthorizationPolicy (HTTP or TCP), for want of a valid token, or because the
 * caller did not speak mutual TLS. Source: Envoy, "Response Code Details".
 */
const DENIAL = "%rbac_access_denied_matched_policy|jwt_authn_access_denied|filter_chain_not_found%";

/** The alarm that Istio's sidecars raise by their access logs, in the format that Istio has by default. */
export function meshAlarm(lines: LogLines): LogAlarm & { readonly name: MeshAlarmName } {
  return {
    name: "mesh-denials",
    description: "Sidecars refused calls that no rule allows.",
    pattern: lines === "plain" ? DENIAL : `{ ($.kubernetes.container_name = "istio-proxy") && ($.log = ${DENIAL}) }`,
    threshold: 10,
    perSeconds: ALARM_PERIOD,
  };
}
