import { type FindingSource, findingEvents } from "../../components/audit/findings";
import { measuredThresholds } from "../../components/audit/metricAlarms";
import { meshAlarm, serviceAlarms } from "../../components/audit/serviceAlarms";
import { trailAlarms } from "../../components/audit/trailAlarms";
import { code, markdownTable, prose } from "./markdown";

const LOG_TEST = "test/components/audit/trailAlarms.test.ts";
const SERVICE_TEST = "test/components/audit/serviceAlarms.test.ts";
const COMPONENT_TEST = "test/components/audit/securityAlarms.test.ts";
const FINDING_TEST = "test/components/audit/findings.test.ts";

/** What is audited, which breach raises which alarm, and what shows that it does. */
export function auditDocument(): string {
  return [
    "# Audit and alarms",
    "",
    "Printed by `npm run docs` from the definitions of the alarms in `components/audit/`.",
    "",
    introduction,
    "",
    trail,
    "",
    "## Which breach raises which alarm",
    "",
    "An alarm is raised from so many on in five minutes. `thresholds` of `SecurityAlarms` sets other figures, by the alarm's name;",
    "alarms about services start with the service's. What the filters match was tried on lines: those that the services write",
    "when they run, those that Envoy wrote, and records of CloudTrail in the form that its guide shows, through a stand-in for",
    "CloudWatch Logs' filter patterns (`test/support/logPattern`) that is held to the guide's own examples.",
    "",
    alarmTable(),
    "",
    "The lines of `trail-silent`, `blocked-requests` and `certificate-expiry` are metrics of AWS, which nothing here can write: the",
    "tests show what the alarms look at, not that they are raised.",
    "",
    "## Findings that are passed on",
    "",
    markdownTable(
      ["source", "what", "proof"],
      sources.map((source) => [code(source), prose(findingEvents[source].description), code(FINDING_TEST)]),
    ),
    "",
    looking,
    "",
    setUp,
    "",
    missing,
    "",
  ].join("\n");
}

const sources: readonly FindingSource[] = ["guardDuty", "securityHub", "accessAnalyzer", "health", "certificates"];

const introduction = `\`SecurityAlarms\` counts lines of logs and metrics, and tells one topic, which is encrypted under a key of its own. CloudWatch
and EventBridge may use key and topic; the statements for EventBridge have no condition on accounts, for AWS supports none
there and would stop every message. Subscribe to the topic whatever wakes people.

| what is looked at | where it comes from |
|---|---|
| calls of AWS | the log group of CloudTrail, as \`trailLogGroup\`: that of an \`AuditTrail\`, or of a trail that is there already |
| decisions of the services | their audit lines (\`auditLog\` of \`secure-microservice-middleware\`), in the log group that \`serviceLogs\` names |
| calls that the mesh denied | the access logs of Istio's sidecars, in the same log group |
| requests that the firewall blocked | metrics of the web ACLs |
| certificates | metrics and events of ACM |
| findings | events of GuardDuty, Security Hub, IAM Access Analyzer and AWS Health |

Services and sidecars write to standard output. On EKS, the Amazon CloudWatch Observability add-on runs Fluent Bit, which ships
it to \`/aws/containerinsights/CLUSTER/application\`, each line in an envelope of JSON that the filters know
(\`lines: "containerInsights"\`). The add-on creates the log group if nobody has, not encrypted and kept for ever: make it with
\`EncryptedLogGroup\` before. Lines that reach a log group as they are have \`lines: "plain"\`.`;

const trail = `## What is recorded

\`AuditTrail\` records every call that manages something, in all regions, and the accesses to data that \`dataEvents\` names. Log
files are encrypted under a key of its own, and digests show whether one was changed (\`aws cloudtrail validate-logs\`). The
archive takes files of this trail only, and an object lock keeps each of them for a year; \`COMPLIANCE\` as its mode cannot be
lifted by anybody. A trail of a whole organization is made in its management account, not here: give its log group to
\`SecurityAlarms\`.`;

const looking = `## What AWS looks for

\`ThreatDetection\` switches GuardDuty, Security Hub, IAM Access Analyzer and AWS Config on. An account has each of them once in a
region, mostly for a whole organization: leave out what is there already. \`ServiceDashboard\` shows a service's alarms, how many
requests were refused and why, and the latest denials.`;

const setUp = `## In the stack

The stack of \`index.ts\` has a trail that watches the services' data, the log group of the services, and alarms about all of them.
An account needs one trail: where it has one, \`trailLogGroup\` names its log group, and the stack makes none. \`serviceLogGroup\`
names a log group that is there already; \`alarmMailTo\` lists mail addresses that are told. \`ThreatDetection\` switches GuardDuty,
Security Hub, IAM Access Analyzer and AWS Config on; the stack has none, for an account has each of them once in a region,
mostly for a whole organization.

\`\`\`sh
npx pulumi config set trailLogGroup aws-controltower/CloudTrailLogs
npx pulumi config set --path 'alarmMailTo[0]' security@example.com
\`\`\``;

const missing = `## What raises no alarm

- What Linkerd denies: its proxies write no access log. Their metric \`inbound_http_authz_deny_total\` tells, in Prometheus.
- Calls in a region of which the trail knows nothing: CloudTrail has to record all of them (\`isMultiRegionTrail\`).
- An alarm whose topic has no subscriber.
- Silence of the services' logs. A service without requests writes nothing either.`;

function alarmTable(): string {
  const services = serviceAlarms("SERVICE", "containerInsights");
  const mesh = meshAlarm("containerInsights");
  return markdownTable(
    ["alarm", "what happened", "from", "proof"],
    [
      ...trailAlarms.map(({ name, description, threshold }) => [name, description, `${threshold}`, LOG_TEST]),
      ["trail-silent", "CloudTrail has written nothing for three hours.", "no line", COMPONENT_TEST],
      ...services.map(({ name, description, threshold }) => [name, description, `${threshold}`, SERVICE_TEST]),
      [mesh.name, mesh.description, `${mesh.threshold}`, SERVICE_TEST],
      [
        "WEB-ACL-blocked-requests",
        "The web ACL blocks many requests.",
        `${measuredThresholds["blocked-requests"]}`,
        COMPONENT_TEST,
      ],
      [
        "CERTIFICATE-certificate-expiry",
        "The certificate expires soon, and ACM has not renewed it.",
        `${measuredThresholds["certificate-expiry"]} days before`,
        COMPONENT_TEST,
      ],
    ].map(([name = "", what = "", from = "", proof = ""]) => [code(name), prose(what), from, code(proof)]),
  );
}
