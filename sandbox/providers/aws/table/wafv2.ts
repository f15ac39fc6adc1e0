import { type Look, named, type ResourceForm, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "AWS WAF V2", whose `${Scope}` is `regional` or `global`. Ids: the import
 * section of each type's registry page. Replacement: `createOnlyProperties` of AWS::WAFv2::* and the registry's "Forces new
 * resource".
 */

/** What is for CloudFront lives in one region. Source: AWS WAF API Reference, `CreateWebACL`, its `Scope`. */
const ofCloudFrontElsewhere = (look: Look) =>
  look.text("scope") === "CLOUDFRONT" && look.text("region") !== "us-east-1"
    ? `WAFInvalidParameterException: the scope CLOUDFRONT is not valid in ${look.text("region")}; it is in us-east-1`
    : undefined;

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
    invalid: ofCloudFrontElsewhere,
    inAccount: {
      key: "{scope} {name}",
      taken: () =>
        "WAFDuplicateItemException: AWS WAF couldn't perform the operation because some resource is a duplicate",
      inUse: "WAFAssociatedItemException: {arn} is associated with another resource or used by one",
    },
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
    // `AssociateWebACL` replaces what the resource had; `DisassociateWebACL` knows the resource only.
    inAccount: { key: "{resourceArn}", uses: ["webAclArn"], partOf: "resourceArn", noted: ["webAclArn"] },
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    id: "{resourceArn}",
    replaces: ["resourceArn"],
    inAccount: { key: "{resourceArn}", partOf: "resourceArn" },
  },
};
