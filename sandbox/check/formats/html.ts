import { type CheckReport, type Finding, stops } from "../report";
import { callGraph } from "./callGraph";
import { escaped } from "./escaped";
import { STYLE } from "./style";
import { conclusion } from "./terminal";

/** The report as one page that needs no other file and no network. */
export function htmlReport(report: CheckReport, failOn: "any" | "new"): string {
  const stopping = report.findings.filter((finding) => stops(finding, failOn)).length;
  const state = report.outcome === "failed" || stopping > 0 ? "bad" : "good";
  return `${[
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escaped(report.project)}: check</title><style>${STYLE}</style></head><body>`,
    `<header class="${state}"><h1>${escaped(report.project)} <small>${escaped(report.stack)}</small></h1>`,
    `<p>${escaped(conclusion(report, failOn))}</p></header><main>`,
    ...report.errors.map((error) => `<p class="error">${escaped(error)}</p>`),
    ...comparison(report),
    ...section("Findings", report.findings.map(finding)),
    ...services(report),
    ...section("Who may call whom", report.calls.length > 0 ? [callGraph(report.calls), callTable(report)] : []),
    ...section("What roles of IAM may do", table(["role", "actions", "resources"], report.grants.map(grantRow))),
    ...section("Certificates", certificates(report)),
    ...section(
      "Not judged",
      list(
        report.skipped.map(
          ({ resource, reason }) => `${code(resource.type)} ${escaped(`${resource.name}: ${reason}`)}`,
        ),
      ),
    ),
    ...section("Made up", list(report.placeholders.map(({ kind, name }) => `${kind} ${code(name)}`))),
    "</main></body></html>",
  ].join("\n")}\n`;
}

function finding({
  policy,
  level,
  severity,
  title,
  message,
  remediation,
  resource,
  source,
  controls,
  url,
  status,
}: Finding) {
  const name = url ? `<a href="${escaped(url)}">${escaped(policy)}</a>` : escaped(policy);
  const marks = [level, severity, ...(status ? [status] : [])].filter(Boolean);
  return [
    `<article class="${level}"><h3>${escaped(resource.name)} ${code(resource.type)}</h3>`,
    `<p class="place">${source ? code(`${source.file}:${source.line}`) : "no source"} ${marks.map((mark) => `<b>${escaped(mark)}</b>`).join(" ")}</p>`,
    `<p>${escaped(message).replaceAll("\n", "<br>")}</p>`,
    `<p>${name}: ${escaped(title)}. ${escaped(remediation)}</p>`,
    controls.length > 0 ? `<p class="controls">${controls.map(code).join(" ")}</p>` : "",
    "</article>",
  ].join("");
}

function comparison(report: CheckReport): string[] {
  if (report.comparison === undefined) return [];
  const { base, changes, fixed } = report.comparison;
  const rows = [
    ...changes.adds.map(({ name, type }) => ["added", name, code(type)]),
    ...changes.changes.map(({ name, type, properties }) => [
      "changed",
      name,
      `${code(type)} ${properties.map(code).join(" ")}`,
    ]),
    ...changes.removes.map(({ name, type }) => ["removed", name, code(type)]),
  ].map(([change = "", name = "", what = ""]) => [escaped(change), escaped(name), what]);
  return [
    ...section(
      `Beside ${base}`,
      rows.length > 0 ? table(["", "resource", "type"], rows) : ["<p>no resource changes</p>"],
    ),
    ...section("Fixed", fixed.map(finding)),
  ];
}

function services({ services: all }: CheckReport): string[] {
  const cards = all.map(({ name, kind, guarantees }) => {
    const items = guarantees.map(
      ({ statement, holds }) =>
        `<li class="${holds ? "holds" : "fails"}">${holds ? "" : "not: "}${escaped(statement)}</li>`,
    );
    return `<article><h3>${escaped(name)} ${code(kind)}</h3><ul>${items.join("")}</ul></article>`;
  });
  return section("What holds for each service", cards);
}

function callTable({ calls }: CheckReport): string {
  const rows = calls.map(({ from, to, operations, meshRule, networkPolicy }) =>
    [from, to, operations.join("; ") || "anything", meshRule, networkPolicy].map(escaped),
  );
  return table(["from", "to", "what", "mesh rule", "NetworkPolicy"], rows).join("");
}

function grantRow({ role, actions, resources }: CheckReport["grants"][number]): string[] {
  return [escaped(role), actions.map(code).join(" "), resources.map(code).join(" ")];
}

function certificates({ certificates: all }: CheckReport): string[] {
  const rows = all.map(({ name, subject, dnsNames, isAuthority, days, renewedDaysBefore }) =>
    [
      name,
      [subject, ...dnsNames.filter((dnsName) => dnsName !== subject)].filter(Boolean).join(", "),
      isAuthority ? "authority" : "",
      days === null ? "its issuer decides" : `${days} days after its issue`,
      renewedDaysBefore > 0 ? `${renewedDaysBefore} days before` : "",
    ].map(escaped),
  );
  return table(["certificate", "for", "", "expires", "renewed"], rows);
}

function section(title: string, content: readonly string[]): string[] {
  return content.length === 0 ? [] : [`<section><h2>${escaped(title)}</h2>`, ...content, "</section>"];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const head = heads.map((cell) => `<th>${escaped(cell)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  return [`<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`];
}

function list(items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`];
}

function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}
