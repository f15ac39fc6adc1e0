import assert from "node:assert/strict";
import { compared } from "../../../sandbox/check/comparison";
import { WRITERS } from "../../../sandbox/check/formats";
import { terminalReport } from "../../../sandbox/check/formats/terminal";
import type { CheckReport } from "../../../sandbox/check/report";
import { ADVICE, FINDING, PACK, REPORT } from "./sample";

const write = (format: keyof typeof WRITERS, report: CheckReport = REPORT, failOn: "any" | "new" = "any") =>
  WRITERS[format]({ report, packs: [PACK], failOn, version: "0.1.0" });

const NOTHING = { adds: [], changes: [], removes: [] };

describe("the forms of a check's report", () => {
  describe("SARIF", () => {
    const [run] = JSON.parse(write("sarif")).runs;

    it("names the line of the user's file, by a path that is a URI", () => {
      const [{ physicalLocation }] = run.results[0].locations;
      assert.equal(physicalLocation.artifactLocation.uri, "infra/my%20keys.ts");
      assert.deepEqual(physicalLocation.region, { startLine: 7, startColumn: 3 });
    });

    it("places a finding without a line somewhere, for GitHub takes none without", () => {
      assert.equal(run.results[1].locations[0].physicalLocation.artifactLocation.uri, "Pulumi.yaml");
    });

    it("has the rule of each finding, with help, severity and controls", () => {
      const { rules } = run.tool.driver;
      assert.deepEqual(
        run.results.map(
          ({ ruleIndex, ruleId }: { ruleIndex: number; ruleId: string }) => rules[ruleIndex].id === ruleId,
        ),
        [true, true],
      );
      assert.equal(rules[0].properties["security-severity"], "8.0");
      assert.ok(rules[0].properties.tags.includes("nist80053:SC-12"));
      assert.match(rules[0].help.text, /Set enableKeyRotation/);
      assert.equal(run.results[0].level, "error");
      assert.equal(run.results[1].level, "warning");
    });

    it("says that the program failed", () => {
      const [failed] = JSON.parse(write("sarif", { ...REPORT, outcome: "failed", errors: ["no"] })).runs;
      assert.equal(failed.invocations[0].executionSuccessful, false);
      assert.equal(failed.invocations[0].toolExecutionNotifications[0].message.text, "no");
    });
  });

  it("Markdown: begins with the mark by which the comment is found again, and lets nobody speak through it", () => {
    const text = write("markdown");
    assert.ok(text.startsWith("<!-- secure-microservice check -->\n"));
    assert.ok(!/@admin/.test(text) && !text.includes("<b>"), text);
    assert.match(text, /`infra\/my keys\.ts:7` \*\*orders\*\*/);
    assert.match(text, /1 resources not judged/);
  });

  it("Markdown: is no longer than GitHub takes", () => {
    const findings = Array.from({ length: 2_000 }, () => FINDING);
    const text = write("markdown", { ...REPORT, findings });
    assert.ok(text.length <= 65_536);
    assert.match(text, /the rest is in the other reports/);
  });

  it("JUnit: fails the policies that are broken, and escapes what it tells", () => {
    const text = write("junit");
    assert.match(text, /<testsuite name="pack" tests="3" failures="1" errors="0">/);
    assert.match(text, /<testcase classname="pack" name="aws-kms-key-kept"\/>/);
    assert.match(text, /&lt;b&gt;&quot;@admin&quot; &amp; co/);
    assert.ok(!text.includes("\u0000"));
  });

  it("HTML: is one page that asks for nothing else, and runs nothing", () => {
    const text = write("html");
    assert.ok(!/<script|<link|src=|url\(http|<b>"/.test(text), text);
    for (const told of [
      "no container runs as root",
      "POST /charges",
      "payments-admits-orders",
      "s3:GetObject",
      "90 days",
    ]) {
      assert.ok(text.includes(told), told);
    }
    assert.match(text, /<svg class="calls"[\s\S]*<\/svg>/);
  });

  it("terminal: tells place, problem and remedy, and ends with the count", () => {
    const text = terminalReport(REPORT, "any");
    assert.match(text, /^infra\/my keys\.ts:7 {2}orders \(aws:kms\/key:Key\)$/m);
    assert.match(text, /remedy: Set enableKeyRotation to true/);
    assert.match(text, /12 resources judged by 3 policies of pack: 1 mandatory finding, 1 advisory$/);
  });

  it("JSON: is the report, with its version", () => {
    assert.deepEqual(JSON.parse(write("json")), REPORT);
    assert.equal(REPORT.version, 1);
  });

  it("tells new findings from those that the base has, and what is fixed", () => {
    const base = { ...REPORT, findings: [FINDING, { ...FINDING, id: "gone", policy: "aws-gone" }] };
    const report = compared(REPORT, base, "main", NOTHING);
    assert.deepEqual(
      report.findings.map(({ status }) => status),
      ["still there", "new"],
    );
    assert.deepEqual(
      report.comparison?.fixed.map(({ policy }) => policy),
      ["aws-gone"],
    );
    assert.match(terminalReport(report, "new"), /0 mandatory new findings, 1 advisory$/);
    assert.match(terminalReport(report, "new"), /fixed {2}aws-gone: orders/);
    assert.equal(JSON.parse(write("sarif", report)).runs[0].results[0].baselineState, "unchanged");
    assert.equal(ADVICE.level, "advisory");
  });
});
