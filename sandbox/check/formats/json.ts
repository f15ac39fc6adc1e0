import type { CheckReport } from "../report";

/** The report as JSON, in the form that docs/check-report.md describes. */
export function jsonReport(report: CheckReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
