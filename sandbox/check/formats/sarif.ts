import type { DescribedPack, DescribedPolicy } from "../policyPacks";
import type { CheckReport, Finding } from "../report";

/** What GitHub sorts alerts by, from 0 to 10. Source: GitHub, "SARIF support for code scanning", `security-severity`. */
const SCORES: Readonly<Record<string, string>> = { critical: "9.5", high: "8.0", medium: "5.5", low: "3.0" };

/** The report as SARIF 2.1.0, with what GitHub's code scanning asks for beyond the schema. */
export function sarifReport(report: CheckReport, packs: readonly DescribedPack[], version: string): string {
  const policies = packs.flatMap((pack) => pack.policies.map((policy) => ({ ...policy, pack: pack.name })));
  const broken = policies.filter(({ name, pack }) =>
    report.findings.some((finding) => finding.policy === name && finding.policyPack === pack),
  );
  const ids = broken.map(({ name }) => name);
  const severities = new Map(report.findings.map(({ policy, severity }) => [policy, severity]));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "secure-microservice",
            semanticVersion: version,
            rules: broken.map((policy) => ({
              id: policy.name,
              name: policy.name,
              shortDescription: { text: policy.title },
              fullDescription: { text: `${policy.title}. ${policy.remediation}`.trim() },
              help: { text: helpText(policy), markdown: helpMarkdown(policy) },
              ...(policy.url ? { helpUri: policy.url } : {}),
              defaultConfiguration: { level: policy.level === "mandatory" ? "error" : "warning" },
              properties: {
                tags: ["security", ...policy.controls],
                precision: "very-high",
                "security-severity": SCORES[severities.get(policy.name) ?? ""] ?? "5.5",
              },
            })),
          },
        },
        results: report.findings.map((finding) => resultOf(finding, ids)),
        invocations: [
          {
            executionSuccessful: report.outcome !== "failed",
            toolExecutionNotifications: report.errors.map((error) => ({ level: "error", message: { text: error } })),
          },
        ],
        columnKind: "utf16CodeUnits",
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultOf(finding: Finding, ids: readonly string[]) {
  const { policy, level, message, resource, source, id, status } = finding;
  const place = source ?? { file: "Pulumi.yaml", line: 1, column: 1 };
  return {
    ruleId: policy,
    ruleIndex: ids.indexOf(policy),
    level: level === "mandatory" ? "error" : "warning",
    message: { text: `${resource.name} (${resource.type}): ${message}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(place.file), uriBaseId: "%SRCROOT%" },
          region: { startLine: place.line, startColumn: place.column },
        },
        logicalLocations: [{ name: resource.name, fullyQualifiedName: resource.urn, kind: "resource" }],
      },
    ],
    partialFingerprints: { "finding/v1": id },
    ...(status ? { baselineState: status === "new" ? "new" : "unchanged" } : {}),
  };
}

function helpText({ title, remediation, controls, url }: DescribedPolicy): string {
  return [`${title}.`, remediation, ...(controls.length > 0 ? [`Controls: ${controls.join(", ")}`] : []), url]
    .filter(Boolean)
    .join("\n");
}

function helpMarkdown({ title, remediation, controls, url }: DescribedPolicy): string {
  return [
    `**${title}.** ${remediation}`,
    ...(controls.length > 0 ? [controls.map((control) => `\`${control}\``).join(" ")] : []),
    ...(url ? [`[More](${url})`] : []),
  ].join("\n\n");
}
