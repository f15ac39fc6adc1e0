import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "AWS's own": webAcl({
      rules: [{ statement: { managedRuleGroupStatement: { name: "AWSManagedRulesCommonRuleSet" } } }],
    }),
  },
  bad: {
    "a limit alone": says(
      webAcl({ rules: [{ statement: { rateBasedStatement: { limit: 100 } } }] }),
      "no rule has a group of rules",
    ),
  },
};

function webAcl(props: Record<string, unknown>): ExampleResource {
  return resource("aws:wafv2/webAcl:WebAcl", props);
}
