import assert from "node:assert/strict";
import { webAclRules } from "../../../components/edge";

describe("webAclRules", () => {
  it("answers a client that asks too often with 429, and says when to come back", () => {
    assert.deepEqual(webAclRules("orders", [{ name: "per-client", requests: 2000 }], []), [
      {
        name: "per-client",
        priority: 0,
        statement: { rateBasedStatement: { limit: 2000, evaluationWindowSec: 300, aggregateKeyType: "IP" } },
        action: {
          block: { customResponse: { responseCode: 429, responseHeaders: [{ name: "Retry-After", value: "300" }] } },
        },
        visibilityConfig: {
          cloudwatchMetricsEnabled: true,
          metricName: "orders-per-client",
          sampledRequestsEnabled: true,
        },
      },
    ]);
  });

  it("limits one path by its start, however it is spelled", () => {
    const [rule] = webAclRules("orders", [{ name: "login", requests: 20, perSeconds: 60, path: "/login" }], []);
    assert.deepEqual(rule?.statement, {
      rateBasedStatement: {
        limit: 20,
        evaluationWindowSec: 60,
        aggregateKeyType: "IP",
        scopeDownStatement: {
          byteMatchStatement: {
            fieldToMatch: { uriPath: {} },
            positionalConstraint: "STARTS_WITH",
            searchString: "/login",
            textTransformations: [
              { priority: 0, type: "URL_DECODE" },
              { priority: 1, type: "NORMALIZE_PATH" },
            ],
          },
        },
      },
    });
  });

  it("lets AWS's rule groups decide by themselves", () => {
    const [rule] = webAclRules("orders", [], ["AWSManagedRulesCommonRuleSet"]);
    assert.deepEqual(rule?.statement, {
      managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" },
    });
    assert.deepEqual(rule?.overrideAction, { none: {} });
    assert.equal(rule?.action, undefined);
  });

  it("asks rate limits first, then rule groups, each in the order given", () => {
    const limits = [
      { name: "b", requests: 10 },
      { name: "a", requests: 10 },
    ];
    const rules = webAclRules("orders", limits, ["AWSManagedRulesCommonRuleSet", "AWSManagedRulesSQLiRuleSet"]);
    assert.deepEqual(
      rules.map(({ name, priority }) => [priority, name]),
      [
        [0, "b"],
        [1, "a"],
        [2, "AWSManagedRulesCommonRuleSet"],
        [3, "AWSManagedRulesSQLiRuleSet"],
      ],
    );
  });
});
