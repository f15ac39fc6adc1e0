import type { Format } from "../options";
import type { DescribedPack } from "../policyPacks";
import type { CheckReport } from "../report";
import { htmlReport } from "./html";
import { jsonReport } from "./json";
import { junitReport } from "./junit";
import { markdownReport } from "./markdown";
import { sarifReport } from "./sarif";

export { terminalReport } from "./terminal";

/** What the forms of a report are written from. */
export interface Reported {
  readonly report: CheckReport;
  readonly packs: readonly DescribedPack[];
  readonly failOn: "any" | "new";
  /** The version of this package. */
  readonly version: string;
}

/** Each form's text. */
export const WRITERS: Readonly<Record<Format, (reported: Reported) => string>> = {
  markdown: ({ report, failOn }) => markdownReport(report, failOn),
  sarif: ({ report, packs, version }) => sarifReport(report, packs, version),
  junit: ({ report, packs }) => junitReport(report, packs),
  json: ({ report }) => jsonReport(report),
  html: ({ report, failOn }) => htmlReport(report, failOn),
};
