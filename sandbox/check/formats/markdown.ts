import { type CheckReport, type Finding, stops } from "../report";
import { conclusion } from "./terminal";

/** Begins the comment, so that the next run finds it and writes over it. */
const MARKER = "<!-- secure-microservice check -->";

/** GitHub's limit for a comment. Unit: characters. Source: GitHub REST API, "Create an issue comment". */
const LONGEST = 65_536;

/** The report as a comment on a pull request. */
export function markdownReport(report: CheckReport, failOn: "any" | "new"): string {
  const { comparison, findings } = report;
  const stopping = findings.filter((finding) => stops(finding, failOn));
  const others = findings.filter((finding) => !stops(finding, failOn));
  const title =
    report.outcome === "failed" ? "could not be completed" : stopping.length > 0 ? "found something" : "is clean";
  const parts = [
    MARKER,
    `### The check of \`${report.project}\` ${title}`,
    "",
    `${conclusion(report, failOn)}.`,
    ...(comparison ? ["", changesLine(comparison)] : []),
    ...report.errors.map((error) => `\n> **error** ${plain(error)}`),
    ...section("Mandatory", stopping.map(row)),
    ...folded(`${others.length} more that stop nothing`, others.map(row)),
    ...folded(`${comparison?.fixed.length ?? 0} fixed`, (comparison?.fixed ?? []).map(row)),
    ...folded(
      `${report.skipped.length} resources not judged`,
      report.skipped.map(({ resource, reason }) => `- \`${resource.type}\` ${plain(resource.name)}: ${plain(reason)}`),
    ),
    ...folded(
      `${report.placeholders.length} values made up`,
      report.placeholders.map(({ kind, name }) => `- ${kind} \`${name}\``),
    ),
    "",
  ];
  return shortened(parts.join("\n"));
}

function row({ policy, severity, title, message, resource, source, remediation, url, status }: Finding): string {
  const place = source ? `\`${source.file}:${source.line}\` ` : "";
  const name = url ? `[${policy}](${url})` : `\`${policy}\``;
  const kind = [severity, ...(status ? [status] : [])].filter(Boolean).join(", ");
  return [
    `- ${place}**${plain(resource.name)}** (\`${resource.type}\`): ${plain(message)}`,
    `  ${name}${kind ? ` (${kind})` : ""}: ${plain(title)}.${remediation ? ` ${plain(remediation)}` : ""}`,
  ].join("\n");
}

function changesLine({ base, changes }: NonNullable<CheckReport["comparison"]>): string {
  const { adds, changes: changed, removes } = changes;
  return `Beside \`${base}\` this adds ${adds.length}, changes ${changed.length} and removes ${removes.length} resources.`;
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : ["", `#### ${title}`, "", ...rows];
}

function folded(summary: string, rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  return ["", "<details>", `<summary>${summary}</summary>`, "", ...rows, "", "</details>"];
}

/** Text that Markdown takes for nothing else: names and messages come from the program. */
function plain(text: string): string {
  return text
    .replaceAll("\n", " ")
    .replace(/[\\`*_[\]|]/g, "\\$&")
    .replaceAll("<", "&lt;")
    .replace(/@(?=\w)/g, "@\u200b");
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const end = "\n\n... the rest is in the other reports.\n";
  return `${text.slice(0, text.lastIndexOf("\n", LONGEST - end.length - 20))}${end}`;
}
