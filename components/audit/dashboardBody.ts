import { ALARM_PERIOD } from "./logAlarm";
import { type LogLines, serviceAlarms } from "./serviceAlarms";

/** What a dashboard shows. */
export interface DashboardInput {
  readonly service: string;
  readonly region: string;
  /** Log group of the service's audit lines. */
  readonly logGroup: string;
  readonly lines: LogLines;
  /** Namespace of the metrics that `SecurityAlarms` counts in. */
  readonly metricNamespace: string;
  /** The alarms about the service. */
  readonly alarmArns: readonly string[];
}

interface Widget {
  readonly type: "alarm" | "metric" | "log";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A dashboard is 24 units wide. Source: Amazon CloudWatch User Guide, "Dashboard body structure and syntax". */
const HALF = 12;
const HEIGHT = 6;

/** Who was let in and who was not, and whether that is more than usual: the body of a dashboard of CloudWatch. */
export function dashboardBody(input: DashboardInput): { readonly widgets: readonly Widget[] } {
  return {
    widgets: [
      {
        type: "alarm",
        x: 0,
        y: 0,
        width: HALF,
        height: HEIGHT,
        properties: { title: "Alarms", alarms: input.alarmArns },
      },
      { type: "metric", x: HALF, y: 0, width: HALF, height: HEIGHT, properties: refusals(input) },
      { type: "log", x: 0, y: HEIGHT, width: HALF, height: HEIGHT, properties: decisions(input) },
      { type: "log", x: HALF, y: HEIGHT, width: HALF, height: HEIGHT, properties: latestDenials(input) },
    ],
  };
}

function refusals({ service, region, lines, metricNamespace }: DashboardInput): Widget["properties"] {
  return {
    title: "Refused requests in five minutes",
    region,
    stat: "Sum",
    period: ALARM_PERIOD,
    view: "timeSeries",
    metrics: serviceAlarms(service, lines).map(({ name, kind }) => [metricNamespace, name, { label: kind }]),
  };
}

function decisions(input: DashboardInput): Widget["properties"] {
  return logs(input, "Decisions", "timeSeries", [`stats count(*) by ${entryOf(input)}decision, bin(5m)`]);
}

function latestDenials(input: DashboardInput): Widget["properties"] {
  const entry = entryOf(input);
  const shown = ["status", "reason", "subject", "peer", "method", "route", "requestId"];
  return logs(input, "Latest denials", "table", [
    `filter ${entry}decision = "deny"`,
    `fields @timestamp, ${shown.map((field) => `${entry}${field}`).join(", ")}`,
    "sort @timestamp desc",
    "limit 50",
  ]);
}

/** A query of CloudWatch Logs Insights over the service's audit lines. */
function logs(input: DashboardInput, title: string, view: string, steps: readonly string[]): Widget["properties"] {
  const { service, region, logGroup } = input;
  const entry = entryOf(input);
  const ofService = `filter ${entry}service = "${service}" and ${entry}event = "request"`;
  return { title, region, view, query: [`SOURCE '${logGroup}'`, ofService, ...steps].join(" | ") };
}

/** Where the fields of an audit line are in a log event. */
function entryOf({ lines }: DashboardInput): string {
  return lines === "plain" ? "" : "log_processed.";
}
