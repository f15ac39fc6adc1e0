import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ALARM_PERIOD, type LogAlarm } from "./logAlarm";
import { type MeshAlarmName, meshAlarm, type ServiceAlarmName, serviceAlarms } from "./serviceAlarms";
import { type TrailAlarmName, trailAlarms } from "./trailAlarms";

/** What is raised by metrics that AWS has by itself. */
type MeasuredAlarmName = "trail-silent" | "blocked-requests" | "certificate-expiry";

/** Every alarm, by the name under which its threshold is set. */
export type AlarmName = TrailAlarmName | ServiceAlarmName | MeshAlarmName | MeasuredAlarmName;

/** The metric, the comparison and what is done without data: what an alarm is, but for where it goes. */
export type AlarmDefinition = Pick<
  aws.cloudwatch.MetricAlarmArgs,
  | "alarmDescription"
  | "comparisonOperator"
  | "dimensions"
  | "evaluationPeriods"
  | "metricName"
  | "namespace"
  | "period"
  | "statistic"
  | "threshold"
  | "treatMissingData"
>;

/** Thresholds of the alarms about metrics that AWS has by itself. */
export const measuredThresholds = {
  /** Log events in three hours. An account in which nothing happens for so long is not in use. */
  "trail-silent": 1,
  /** Requests in five minutes. No benchmark has a figure: this is more than scanners of the whole internet bring. */
  "blocked-requests": 1000,
  /** Days. ACM renews 60 days before, so that nothing but a renewal that fails comes so near. */
  "certificate-expiry": 30,
} as const satisfies Record<MeasuredAlarmName, number>;

/** The names of all alarms, as `thresholds` takes them. */
export const alarmNames: ReadonlySet<string> = new Set([
  ...trailAlarms.map(({ name }) => name),
  ...serviceAlarms("any", "plain").map(({ kind }) => kind),
  meshAlarm("plain").name,
  ...Object.keys(measuredThresholds),
]);

/**
 * An alarm about lines that a metric filter counts. Where no line matches, the filter writes nothing: missing data is the good
 * case.
 */
export function countedAlarm(alarm: LogAlarm, metric: { readonly namespace: pulumi.Input<string> }) {
  return {
    alarmDescription: alarm.description,
    namespace: metric.namespace,
    metricName: alarm.name,
    statistic: "Sum",
    period: alarm.perSeconds,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: alarm.threshold,
    treatMissingData: "notBreaching",
  } satisfies AlarmDefinition;
}

/**
 * Raised when CloudTrail's log falls silent, for every other alarm about it falls silent as well. Missing data is the very
 * thing.
 */
export function silentTrailAlarm(logGroup: pulumi.Input<string>, threshold: number): AlarmDefinition {
  return {
    alarmDescription: "CloudTrail has written nothing for three hours: what happens in the account raises no alarm.",
    namespace: "AWS/Logs",
    metricName: "IncomingLogEvents",
    dimensions: { LogGroupName: logGroup },
    statistic: "Sum",
    period: 3600,
    evaluationPeriods: 3,
    comparisonOperator: "LessThanThreshold",
    threshold,
    treatMissingData: "breaching",
  };
}

/**
 * Raised by a flood of requests that a web ACL turned away. AWS WAF writes no metric while it blocks nothing. Source: AWS WAF
 * Developer Guide, "AWS WAF metrics and dimensions".
 */
export function blockedRequestsAlarm(
  webAcl: pulumi.Input<string>,
  region: pulumi.Input<string>,
  threshold: number,
): AlarmDefinition {
  return {
    alarmDescription: "The web ACL blocks many requests.",
    namespace: "AWS/WAFV2",
    metricName: "BlockedRequests",
    dimensions: { WebACL: webAcl, Rule: "ALL", Region: region },
    statistic: "Sum",
    period: ALARM_PERIOD,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold,
    treatMissingData: "notBreaching",
  };
}

/**
 * Raised when a certificate is near its end. ACM writes the metric once or twice a day and no more when the certificate has
 * expired: without data, the alarm stays as it is. Source: AWS Certificate Manager User Guide, "Supported CloudWatch metrics".
 */
export function certificateExpiryAlarm(arn: pulumi.Input<string>, threshold: number): AlarmDefinition {
  return {
    alarmDescription: "The certificate expires soon, and ACM has not renewed it.",
    namespace: "AWS/CertificateManager",
    metricName: "DaysToExpiry",
    dimensions: { CertificateArn: arn },
    statistic: "Minimum",
    period: 86_400,
    evaluationPeriods: 1,
    comparisonOperator: "LessThanOrEqualToThreshold",
    threshold,
    treatMissingData: "ignore",
  };
}
