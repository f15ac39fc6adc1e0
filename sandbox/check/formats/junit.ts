import type { DescribedPack } from "../policyPacks";
import type { CheckReport, Finding } from "../report";
import { escaped } from "./escaped";

/** The report as JUnit XML: a suite for each pack, a case for each policy, which fails where a resource breaks it. */
export function junitReport(report: CheckReport, packs: readonly DescribedPack[]): string {
  const suites = packs.map((pack) => {
    const cases = pack.policies
      .filter(({ level }) => level !== "disabled")
      .map(({ name }) => {
        const findings = report.findings.filter(
          ({ policy, policyPack }) => policy === name && policyPack === pack.name,
        );
        return { name, findings };
      });
    const failures = cases.filter(({ findings }) => findings.some(isMandatory)).length;
    return [
      `  <testsuite name="${escaped(pack.name)}" tests="${cases.length}" failures="${failures}" errors="0">`,
      ...cases.map(({ name, findings }) => testCase(pack.name, name, findings)),
      "  </testsuite>",
    ].join("\n");
  });
  const failed = [
    `  <testsuite name="program" tests="1" failures="0" errors="${report.outcome === "failed" ? 1 : 0}">`,
    report.outcome === "failed"
      ? `    <testcase classname="program" name="comes up"><error message="${escaped(report.errors.join("; "))}"/></testcase>`
      : '    <testcase classname="program" name="comes up"/>',
    "  </testsuite>",
  ].join("\n");
  return `${['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", failed, ...suites, "</testsuites>"].join("\n")}\n`;
}

function testCase(pack: string, policy: string, findings: readonly Finding[]): string {
  const open = `    <testcase classname="${escaped(pack)}" name="${escaped(policy)}"`;
  const failing = findings.filter(isMandatory);
  const told = findings.map(describe).join("\n");
  if (failing.length > 0) {
    const [first] = failing;
    return `${open}>\n      <failure message="${escaped(first?.title ?? "")}">${escaped(told)}</failure>\n    </testcase>`;
  }
  return told === "" ? `${open}/>` : `${open}>\n      <system-out>${escaped(told)}</system-out>\n    </testcase>`;
}

function describe({ source, resource, message, remediation }: Finding): string {
  const place = source ? `${source.file}:${source.line} ` : "";
  return `${place}${resource.name} (${resource.type}): ${message} ${remediation}`.trim();
}

function isMandatory({ level }: Finding): boolean {
  return level === "mandatory";
}
