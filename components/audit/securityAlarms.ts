import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SecureComponent, validate } from "../core";
import { EncryptionKey } from "../encryption";
import { EncryptedTopic } from "../storage";
import { type FindingSource, findingEvents } from "./findings";
import type { LogAlarm } from "./logAlarm";
import {
  type AlarmDefinition,
  type AlarmName,
  blockedRequestsAlarm,
  certificateExpiryAlarm,
  countedAlarm,
  measuredThresholds,
  silentTrailAlarm,
} from "./metricAlarms";
import { checkSecurityAlarms, type SecurityAlarmsArgs } from "./securityAlarmsArgs";
import { linesByDefault, meshAlarm, serviceAlarms } from "./serviceAlarms";
import { trailAlarms } from "./trailAlarms";

const defaults = {
  findings: ["guardDuty", "securityHub", "accessAnalyzer", "health", "certificates"],
  lines: linesByDefault,
  mesh: "istio",
} as const;

/**
 * Raises an alarm when somebody breaches, or tries to: over CloudTrail's log, the services' own audit logs, the mesh's access
 * logs, web ACLs and certificates; and passes on what GuardDuty, Security Hub, IAM Access Analyzer and AWS Health find. All of
 * it goes to one topic, encrypted under a key of its own. docs/audit.md says which breach raises which alarm.
 *
 * @throws InvalidArgumentsError naming every argument that cannot be used
 *
 * @example
 * const alarms = new SecurityAlarms("alarms", {
 *   account,
 *   trailLogGroup: trail.logGroupName,
 *   serviceLogs: { logGroup: "/aws/containerinsights/platform/application", services: ["orders", "payments"] },
 *   mailTo: ["security@example.com"],
 * });
 */
export class SecurityAlarms extends SecureComponent<SecurityAlarmsArgs> {
  /** Everything that is raised is published here. */
  readonly topic: EncryptedTopic;
  /** The alarms by their names, such as `root-use` or `orders-forbidden-requests`. */
  readonly alarms: Readonly<Record<string, aws.cloudwatch.MetricAlarm>>;
  /** Namespace of the metrics that the filters count in. */
  readonly metricNamespace: pulumi.Output<string>;

  constructor(name: string, args: SecurityAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("SecurityAlarms", name, args, opts);
    validate(`SecurityAlarms "${name}"`, checkSecurityAlarms(name, args));
    this.metricNamespace = pulumi.output(args.metricNamespace ?? this.ownNamespace());

    this.topic = this.createTopic();
    this.tellByMail();
    this.alarms = {
      ...this.watchTrail(),
      ...this.watchServices(),
      ...this.watchWebAcls(),
      ...this.watchCertificates(),
    };
    this.passOnFindings();

    this.registerOutputs({ topicArn: this.topic.arn });
  }

  private ownNamespace(): string {
    return `secure-microservice/${pulumi.getProject()}/${pulumi.getStack()}/${this.name}`;
  }

  private createTopic(): EncryptedTopic {
    const { account, transform } = this.args;
    const publishers = ["cloudWatchAlarms", "eventBridge"] as const;
    const key = new EncryptionKey(
      this.name,
      {
        ...this.inherited,
        account,
        description: "Alarms about security",
        serviceUses: publishers,
        transform: transform?.key,
      },
      { parent: this },
    );
    return new EncryptedTopic(
      this.name,
      { ...this.inherited, account, key, publishers, displayName: "Security alarms", transform: transform?.topic },
      { parent: this },
    );
  }

  private tellByMail(): void {
    const { account, mailTo = [], transform } = this.args;
    for (const [index, endpoint] of mailTo.entries()) {
      this.child(
        aws.sns.TopicSubscription,
        `mail-${index}`,
        { region: account.region, topic: this.topic.topic.arn, protocol: "email", endpoint },
        { transform: transform?.subscription },
      );
    }
  }

  private watchTrail(): Record<string, aws.cloudwatch.MetricAlarm> {
    const { trailLogGroup } = this.args;
    const silent = silentTrailAlarm(trailLogGroup, this.threshold("trail-silent", measuredThresholds["trail-silent"]));
    return {
      ...this.countIn(
        trailLogGroup,
        trailAlarms.map((alarm) => ({ ...alarm, threshold: this.threshold(alarm.name, alarm.threshold) })),
      ),
      "trail-silent": this.createAlarm("trail-silent", silent),
    };
  }

  private watchServices(): Record<string, aws.cloudwatch.MetricAlarm> {
    const { serviceLogs } = this.args;
    if (serviceLogs === undefined) return {};
    const { logGroup, services, lines = defaults.lines, mesh = defaults.mesh } = serviceLogs;
    const ofServices = services
      .flatMap((service) => serviceAlarms(service, lines))
      .map((alarm) => ({ ...alarm, threshold: this.threshold(alarm.kind, alarm.threshold) }));
    const denials = meshAlarm(lines);
    const ofMesh = mesh === "istio" ? [{ ...denials, threshold: this.threshold(denials.name, denials.threshold) }] : [];
    return this.countIn(logGroup, [...ofServices, ...ofMesh]);
  }

  private watchWebAcls(): Record<string, aws.cloudwatch.MetricAlarm> {
    const { account, webAcls = [] } = this.args;
    const threshold = this.threshold("blocked-requests", measuredThresholds["blocked-requests"]);
    return Object.fromEntries(
      webAcls.map((webAcl) => {
        const name = `${webAcl.name}-blocked-requests`;
        return [name, this.createAlarm(name, blockedRequestsAlarm(webAcl.metricName, account.region, threshold))];
      }),
    );
  }

  private watchCertificates(): Record<string, aws.cloudwatch.MetricAlarm> {
    const threshold = this.threshold("certificate-expiry", measuredThresholds["certificate-expiry"]);
    return Object.fromEntries(
      Object.entries(this.args.certificates ?? {}).map(([certificate, arn]) => {
        const name = `${certificate}-certificate-expiry`;
        return [name, this.createAlarm(name, certificateExpiryAlarm(arn, threshold))];
      }),
    );
  }

  /** Counts lines of a log group, and raises an alarm for too many of them. */
  private countIn(
    logGroupName: pulumi.Input<string>,
    alarms: readonly LogAlarm[],
  ): Record<string, aws.cloudwatch.MetricAlarm> {
    const { account, transform } = this.args;
    return Object.fromEntries(
      alarms.map((alarm) => {
        this.child(
          aws.cloudwatch.LogMetricFilter,
          alarm.name,
          {
            region: account.region,
            logGroupName,
            pattern: alarm.pattern,
            metricTransformation: { namespace: this.metricNamespace, name: alarm.name, value: "1" },
          },
          { transform: transform?.metricFilters?.[alarm.name] },
        );
        const definition = countedAlarm(alarm, { namespace: this.metricNamespace });
        return [alarm.name, this.createAlarm(alarm.name, definition)];
      }),
    );
  }

  private createAlarm(name: string, definition: AlarmDefinition): aws.cloudwatch.MetricAlarm {
    const { account, transform } = this.args;
    return this.child(
      aws.cloudwatch.MetricAlarm,
      name,
      {
        region: account.region,
        ...definition,
        alarmActions: [this.topic.topic.arn],
        tags: this.childTags(name),
      },
      { transform: transform?.alarms?.[name] },
    );
  }

  private passOnFindings(): void {
    for (const source of this.args.findings ?? defaults.findings) this.passOn(source);
  }

  private passOn(source: FindingSource): void {
    const { account, transform } = this.args;
    const { description, pattern } = findingEvents[source];
    const name = `finding-${source}`;
    const rule = this.child(
      aws.cloudwatch.EventRule,
      name,
      { region: account.region, description, eventPattern: JSON.stringify(pattern), tags: this.childTags(name) },
      { transform: transform?.eventRule },
    );
    this.child(
      aws.cloudwatch.EventTarget,
      name,
      { region: account.region, rule: rule.name, arn: this.topic.topic.arn },
      { transform: transform?.eventTarget },
    );
  }

  private threshold(name: AlarmName, byDefault: number): number {
    return this.args.thresholds?.[name] ?? byDefault;
  }
}
