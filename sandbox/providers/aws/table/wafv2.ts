import { named, type ResourceForm, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "AWS WAF V2", whose `${Scope}` is `regional` or `global`. Ids: the import
 * section of each type's registry page. Replacement: `createOnlyProperties` of AWS::WAFv2::* and the registry's "Forces new
 * resource".
 */

const scoped = (kind: string, alsoReplacing: readonly string[] = []) =>
  ({
    id: "{uuid}",
    ...named(),
    outputs: {
      arn: (look) => {
        const scope = look.text("scope") === "CLOUDFRONT" ? "global" : "regional";
        return look.fill(`arn:{partition}:wafv2:{region}:{account}:${scope}/${kind}/{name}/{id}`);
      },
      lockToken: "{uuid}",
    },
    replaces: ["name", "namePrefix", "scope", ...alsoReplacing],
    tagged: true,
  }) satisfies ResourceForm;

const webAcl = scoped("webacl");

export const wafv2: ResourceForms = {
  "aws:wafv2/webAcl:WebAcl": {
    ...webAcl,
    // AWS adds up the capacity units of the rules; the sandbox has no price list.
    outputs: { ...webAcl.outputs, capacity: 1, applicationIntegrationUrl: "" },
  },
  "aws:wafv2/ipSet:IpSet": scoped("ipset", ["ipAddressVersion"]),
  "aws:wafv2/regexPatternSet:RegexPatternSet": scoped("regexpatternset"),
  "aws:wafv2/ruleGroup:RuleGroup": scoped("rulegroup", ["capacity"]),
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    id: "{webAclArn},{resourceArn}",
    replaces: ["resourceArn", "webAclArn"],
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    id: "{resourceArn}",
    replaces: ["resourceArn"],
  },
};
