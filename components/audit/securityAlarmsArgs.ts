import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type AwsAccount, checkArnPlace, type Problem, type SecureComponentArgs, type Transform } from "../core";
import {
  account,
  arn,
  check,
  checkArguments,
  choice,
  commonFields,
  dnsLabel,
  having,
  input,
  list,
  logGroupName,
  mailAddress,
  object,
  optional,
  record,
  type Shape,
  text,
  transform,
  transformsByName,
  wholeNumber,
} from "../core/checks";
import type { WebAcl } from "../edge";
import type { EncryptionKeyArgs } from "../encryption";
import type { EncryptedTopicArgs } from "../storage";
import { type FindingSource, findingEvents } from "./findings";
import { type AlarmName, alarmNames } from "./metricAlarms";
import { type LogLines, logLines } from "./serviceAlarms";

/** Where the services' audit lines and the sidecars' access logs are. */
export interface ServiceLogs {
  /** Name of the log group. */
  readonly logGroup: pulumi.Input<string>;
  /** The services whose audit lines are in it, each as its lines name it: `service` of `auditLog`. */
  readonly services: readonly string[];
  /**
   * How lines are written. `containerInsights` is what Fluent Bit of the Amazon CloudWatch Observability add-on makes of the
   * output of containers: JSON with the line in `log`, and in `log_processed` where it is JSON itself. `plain` is the lines as
   * they are.
   *
   * @default "containerInsights"
   */
  readonly lines?: LogLines;
  /**
   * The mesh whose sidecars log there. Linkerd's proxies write no access log in which a denial could be found.
   *
   * @default "istio"
   */
  readonly mesh?: "istio" | "linkerd";
}

export interface SecurityAlarmsArgs extends SecureComponentArgs {
  /** Where the alarms live: the home region of the trail. */
  readonly account: AwsAccount;
  /** Name of the log group that CloudTrail writes to, such as `logGroupName` of an `AuditTrail`. */
  readonly trailLogGroup: pulumi.Input<string>;
  /**
   * What the services log.
   *
   * @default no alarms about services
   */
  readonly serviceLogs?: ServiceLogs;
  /**
   * Web ACLs whose blocked requests are counted.
   *
   * @default none
   */
  readonly webAcls?: readonly WebAcl[];
  /**
   * ARNs of certificates of ACM whose expiry is watched, by a name for each.
   *
   * @default none; the finding source "certificates" tells of all of the account
   */
  readonly certificates?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * What is passed on to the topic as it is found. A source that is not switched on finds nothing.
   *
   * @default ["guardDuty", "securityHub", "accessAnalyzer", "health", "certificates"]
   */
  readonly findings?: readonly FindingSource[];
  /**
   * Mail addresses that are told. Each has to confirm that it wants to be.
   *
   * @default none: subscribe whatever wakes people to `topic`
   */
  readonly mailTo?: readonly pulumi.Input<string>[];
  /**
   * From how many on in its period an alarm is raised, by the alarm's name; for "certificate-expiry", from how many days before
   * it.
   *
   * @default those in docs/audit.md
   */
  readonly thresholds?: { readonly [name in AlarmName]?: number };
  /**
   * Namespace of the metrics that the filters count in. Two stacks that use one count together.
   *
   * @default "secure-microservice/PROJECT/STACK/NAME", with the component's name
   */
  readonly metricNamespace?: pulumi.Input<string>;
  /** Changes to the children. */
  readonly transform?: {
    readonly key?: EncryptionKeyArgs["transform"];
    readonly topic?: EncryptedTopicArgs["transform"];
    /** By the names of alarms, such as `root-use` or `orders-forbidden-requests`. */
    readonly alarms?: Readonly<Record<string, Transform<aws.cloudwatch.MetricAlarmArgs>>>;
    /** By the names of alarms. */
    readonly metricFilters?: Readonly<Record<string, Transform<aws.cloudwatch.LogMetricFilterArgs>>>;
    /** Applied to the rule of each finding source. */
    readonly eventRule?: Transform<aws.cloudwatch.EventRuleArgs>;
    /** Applied to the target of each finding source. */
    readonly eventTarget?: Transform<aws.cloudwatch.EventTargetArgs>;
    /** Applied to the subscription of each mail address. */
    readonly subscription?: Transform<aws.sns.TopicSubscriptionArgs>;
  };
}

const serviceLogs = object<ServiceLogs>(
  {
    logGroup: input(logGroupName),
    services: list(dnsLabel, 'the names of services, such as ["orders"]', { least: 1 }),
    lines: optional(logLines),
    mesh: optional(choice("istio", "linkerd")),
  },
  "the log group and the services that write to it",
);

const sources = Object.keys(findingEvents);

const findingSource: Shape<FindingSource> = text(`one of: ${sources.join(", ")}`, (source) => sources.includes(source));

const certificateArn = arn("acm", /^certificate\/[0-9a-f-]+$/, "the ARN of a certificate of ACM");

const thresholdName = text(`one of: ${[...alarmNames].join(", ")}`, (name) => alarmNames.has(name));

/** Source: Amazon CloudWatch User Guide, "CloudWatch metrics concepts", section "Namespaces". */
const metricNamespace = text('at most 255 letters, digits and ".", "-", "_", "/", "#"', (namespace) =>
  /^[A-Za-z0-9._/#-]{1,255}$/.test(namespace),
);

const thresholds: Shape<{ readonly [name in AlarmName]?: number | undefined }> = record(
  wholeNumber(1),
  'numbers by the names of alarms, such as { "forbidden-requests": 50 }',
  thresholdName,
);

const securityAlarms = object<SecurityAlarmsArgs>({
  ...commonFields,
  account,
  trailLogGroup: input(logGroupName),
  serviceLogs: optional(serviceLogs),
  webAcls: optional(list(having<WebAcl>("a WebAcl", "name", "metricName"), "web ACLs")),
  certificates: optional(record(input(certificateArn), "ARNs of certificates by name", dnsLabel)),
  findings: optional(list(findingSource, "sources of findings")),
  mailTo: optional(list(input(mailAddress), "mail addresses")),
  thresholds: optional(thresholds),
  metricNamespace: optional(input(metricNamespace)),
  transform: optional(
    object<NonNullable<SecurityAlarmsArgs["transform"]>>({
      key: optional(transformsByName),
      topic: optional(transformsByName),
      alarms: optional(transformsByName),
      metricFilters: optional(transformsByName),
      eventRule: optional(transform),
      eventTarget: optional(transform),
      subscription: optional(transform),
    }),
  ),
});

const alarmsName = text("letters, digits, hyphens and underscores only, at most 100", (name) =>
  /^[A-Za-z0-9_-]{1,100}$/.test(name),
);

/** What is wrong with the name and arguments. */
export function checkSecurityAlarms(name: string, args: SecurityAlarmsArgs): Problem[] {
  return [...check("name", name, alarmsName), ...checkArguments(args, securityAlarms, checkRelations)];
}

function checkRelations({ account, certificates = {}, serviceLogs, webAcls = [] }: SecurityAlarmsArgs): Problem[] {
  return [
    ...Object.entries(certificates).flatMap(([name, certificate]) =>
      checkArnPlace(`certificates[${JSON.stringify(name)}]`, certificate, account, ["partition", "region"]),
    ),
    ...repeated("serviceLogs.services", serviceLogs?.services ?? []),
    ...repeated(
      "webAcls",
      webAcls.map((webAcl) => webAcl.name),
    ),
  ];
}

function repeated(path: string, names: readonly string[]): Problem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ propertyPath: `${path}[${index}]`, reason: `${JSON.stringify(name)} is named before; name each once` }]
      : [],
  );
}
