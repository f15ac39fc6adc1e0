import { isGiven, policy, record, records } from "../../core";

export const wafRules = policy({
  name: "aws-waf-rules",
  title: "Web ACLs look for known attacks",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AC-4(21)", "SI-10"], pciDss: ["6.4.2"], awsFsbp: ["WAF.10"] },
  remediation: "Add a rule with a managedRuleGroupStatement, such as AWSManagedRulesCommonRuleSet.",
  resources: ["aws:wafv2/webAcl:WebAcl"],
  checkInStack: (resource, report, stack) => {
    const rules = records(stack.given(resource, "rules"));
    const elsewhere =
      isGiven(resource.props, "ruleJson") ||
      stack.referencing(resource, "webAclArn", "aws:wafv2/webAclRule:WebAclRule").length > 0;
    const managed = rules.some((rule) =>
      ["managedRuleGroupStatement", "ruleGroupReferenceStatement"].some((kind) =>
        isGiven(record(rule.statement), kind),
      ),
    );
    if (!managed && !elsewhere) report("no rule has a group of rules");
  },
});
