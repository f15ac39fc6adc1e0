import { type CheckReport, type Finding, stops } from "../report";

/** How many advisory findings are told one by one. */
const MOST_ADVICE = 10;

/** The report as a person at a terminal reads it: every mandatory finding, where it is, and what to do. */
export function terminalReport(report: CheckReport, failOn: "any" | "new"): string {
  const mandatory = report.findings.filter(({ level }) => level === "mandatory");
  const advisory = report.findings.filter(({ level }) => level === "advisory");
  const { comparison } = report;
  return [
    ...mandatory.flatMap(describe),
    ...advisory.slice(0, MOST_ADVICE).flatMap(describe),
    ...(advisory.length > MOST_ADVICE ? [`... and ${advisory.length - MOST_ADVICE} more advisory findings`] : []),
    ...(comparison?.fixed ?? []).map((finding) => `fixed  ${finding.policy}: ${finding.resource.name}`),
    ...report.errors.map((error) => `error: ${error}`),
    ...madeUp(report),
    ...report.skipped.map(({ resource, reason }) => `not judged: ${resource.name} (${resource.type}) ${reason}`),
    ...(report.unjudged.length > 0 ? [`${report.unjudged.length} checks could not be done`] : []),
    ...(comparison ? [describeChanges(comparison)] : []),
    conclusion(report, failOn),
  ].join("\n");
}

function describe({
  policy,
  level,
  severity,
  title,
  message,
  resource,
  source,
  remediation,
  status,
}: Finding): string[] {
  const place = source ? `${source.file}:${source.line}` : "no source";
  const kind = [level, severity, ...(status ? [status] : [])].filter(Boolean).join(", ");
  return [
    `${place}  ${resource.name} (${resource.type})`,
    `    ${policy} (${kind}): ${title}`,
    `    ${message.replaceAll("\n", "\n    ")}`,
    ...(remediation ? [`    remedy: ${remediation}`] : []),
  ];
}

function madeUp({ placeholders }: CheckReport): string[] {
  if (placeholders.length === 0) return [];
  return [`made up, for the stack does not tell: ${placeholders.map(({ name }) => name).join(", ")}`];
}

function describeChanges({ base, changes }: NonNullable<CheckReport["comparison"]>): string {
  const { adds, changes: changed, removes } = changes;
  return `beside ${base}: ${adds.length} added, ${changed.length} changed, ${removes.length} removed`;
}

/** What came of it, in a line. */
export function conclusion(report: CheckReport, failOn: "any" | "new"): string {
  const packs = report.policyPacks.map(({ policies, name }) => `${policies} policies of ${name}`).join(", ");
  const stopping = report.findings.filter((finding) => stops(finding, failOn)).length;
  const advice = report.findings.filter(({ level }) => level === "advisory").length;
  const counts = [
    `${stopping} mandatory ${failOn === "new" ? "new " : ""}${stopping === 1 ? "finding" : "findings"}`,
    ...(advice > 0 ? [`${advice} advisory`] : []),
  ];
  const judged = `${report.resources} resources judged by ${packs}`;
  return report.outcome === "failed"
    ? `the program did not come up to its end; ${judged}: ${counts.join(", ")}`
    : `${judged}: ${counts.join(", ")}`;
}
