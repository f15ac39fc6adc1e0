import {
  isGiven,
  jsonList,
  type PolicyResource,
  type Properties,
  policy,
  record,
  records,
  type StackResources,
} from "../../core";

export const wafRateLimit = policy({
  name: "aws-waf-rate-limit",
  rationale: "A single caller can take the whole service, or guess passwords without end.",
  title: "Web ACLs slow down callers who ask too often",
  severity: "medium",
  controls: { nist80053: ["SC-5"], awsFsbp: ["WAF.10"] },
  remediation: "Add a rule with a rateBasedStatement and the action block.",
  resources: ["aws:wafv2/webAcl:WebAcl"],
  checkInStack: (acl, report, stack) => {
    if (!rulesOf(acl, stack).some(limits)) report("no rule has a rateBasedStatement that blocks");
  },
});

/** The rules of a web ACL: its own, those in JSON, and those that are resources of their own. */
function rulesOf(acl: PolicyResource, stack: StackResources): readonly Properties[] {
  const separate = stack.referencing(acl, "webAclArn", "aws:wafv2/webAclRule:WebAclRule").map(({ props }) => props);
  // JSON of rules is in the API's own spelling: a list of { Statement: { RateBasedStatement } }.
  const fromJson = jsonList(stack.given(acl, "ruleJson")).map((rule) => {
    const { Statement, Action } = record(rule);
    return {
      statement: { rateBasedStatement: record(Statement).RateBasedStatement },
      action: isGiven(record(Action), "Count") ? { count: {} } : {},
    };
  });
  return [...records(stack.given(acl, "rules")), ...separate, ...fromJson];
}

/** Whether a rule limits the rate, and does more than count. */
function limits(rule: Properties): boolean {
  return isGiven(record(rule.statement), "rateBasedStatement") && !isGiven(record(rule.action), "count");
}
