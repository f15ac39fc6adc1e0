import assert from "node:assert/strict";
import { type FindingSource, findingEvents } from "../../../components/audit/findings";
import { isPlainObject } from "../../support/variations";

/**
 * Whether an event pattern of EventBridge matches: a stand-in that knows exact values, `numeric` `>=` and `anything-but`. Source:
 * Amazon EventBridge User Guide, "Creating event patterns": a list in the event matches where one of its items does.
 */
function matches(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(event)) return event.some((item) => matches(pattern, item));
  if (Array.isArray(pattern)) return pattern.some((option: unknown) => isOption(option, event));
  if (!isPlainObject(pattern)) throw new Error("a pattern is made of objects and lists");
  if (!isPlainObject(event)) return false;
  return Object.entries(pattern).every(([name, rule]) => matches(rule, event[name]));
}

function isOption(option: unknown, value: unknown): boolean {
  if (!isPlainObject(option)) return option === value;
  if ("anything-but" in option) return value !== undefined && value !== option["anything-but"];
  if (Array.isArray(option.numeric)) {
    const [operator, limit]: unknown[] = option.numeric;
    if (operator === ">=") return typeof value === "number" && typeof limit === "number" && value >= limit;
  }
  throw new Error(`the stand-in does not know ${JSON.stringify(option)}`);
}

const event = (source: string, type: string, detail: object) => ({
  version: "0",
  id: "cd2d702e-ab31-411b-9344-793ce56b1bc7",
  "detail-type": type,
  source,
  account: "123456789012",
  time: "2026-11-25T21:11:57Z",
  region: "eu-central-1",
  resources: [],
  detail,
});

const guardDuty = (severity: number) => event("aws.guardduty", "GuardDuty Finding", { schemaVersion: "2.0", severity });

const securityHub = (label: string, productName: string, status = "NEW") =>
  event("aws.securityhub", "Security Hub Findings - Imported", {
    findings: [
      {
        ProductName: productName,
        Severity: { Label: label },
        Workflow: { Status: status },
        RecordState: "ACTIVE",
      },
    ],
  });

const analyzer = (status: string) =>
  event("aws.access-analyzer", "Access Analyzer Finding", { status, isPublic: true, resourceType: "AWS::S3::Bucket" });

const health = (service: string, eventTypeCode: string) =>
  event("aws.health", "AWS Health Event", { service, eventTypeCode, eventTypeCategory: "issue" });

const acm = (type: string) => event("aws.acm", type, { DaysToExpiry: 30, CommonName: "example.com" });

const cases: readonly [what: string, event: object, told: FindingSource | undefined][] = [
  ["GuardDuty finds something of high severity", guardDuty(8), "guardDuty"],
  ["GuardDuty finds something of medium severity", guardDuty(4), "guardDuty"],
  ["GuardDuty finds something of low severity", guardDuty(2), undefined],
  ["Security Hub has something critical", securityHub("CRITICAL", "Security Hub"), "securityHub"],
  ["Security Hub has something low", securityHub("LOW", "Security Hub"), undefined],
  ["Security Hub has what somebody suppressed", securityHub("HIGH", "Security Hub", "SUPPRESSED"), undefined],
  ["Security Hub has what GuardDuty found", securityHub("HIGH", "GuardDuty"), undefined],
  ["Access Analyzer finds access from outside", analyzer("ACTIVE"), "accessAnalyzer"],
  ["Access Analyzer sees it gone", analyzer("RESOLVED"), undefined],
  ["AWS knows of credentials that others know", health("RISK", "AWS_RISK_CREDENTIALS_EXPOSED"), "health"],
  ["a service of AWS has trouble", health("EC2", "AWS_EC2_OPERATIONAL_ISSUE"), undefined],
  ["a certificate expires soon", acm("ACM Certificate Approaching Expiration"), "certificates"],
  ["a certificate is there", acm("ACM Certificate Available"), undefined],
];

describe("findings that are passed on", () => {
  for (const [what, happened, told] of cases) {
    it(`${told === undefined ? "nobody is told" : `${told} tells`} when ${what}`, () => {
      const sources = Object.entries(findingEvents).filter(([, { pattern }]) => matches(pattern, happened));
      assert.deepEqual(
        sources.map(([source]) => source),
        told === undefined ? [] : [told],
      );
    });
  }
});
