import { isPlain, type Problem } from "../core";
import {
  account,
  check,
  checkArguments,
  checkLogKey,
  choice,
  commonFields,
  isObject,
  keyRef,
  list,
  logRetentionDays,
  numeric,
  object,
  optional,
  record,
  type Shape,
  someText,
  text,
  transforms,
  wholeNumber,
} from "../core/checks";
import type { WebAclArgs } from "./webAclArgs";
import { type ManagedRuleGroup, type RateLimit, ruleGroup } from "./webAclRules";

/**
 * Sources: AWS WAF Developer Guide, "Rate-based rule high-level settings" (the lowest limit is 10; the windows); AWS WAF
 * API Reference, `RateBasedStatement` (the highest limit) and `ByteMatchStatement` (200 bytes to search for).
 */
const REQUESTS = { min: 10, max: 2_000_000_000 };
const WINDOWS: readonly number[] = [60, 120, 300, 600];
const MAX_PATH = 200;

/** Where CloudFront's web ACLs live. Source: AWS WAF API Reference, `CreateWebACL`. */
const CLOUDFRONT_REGION = "us-east-1";

/** A name of a rule and of its metric. */
const metricName = text("at most 60 letters, digits, hyphens and underscores", (name) =>
  /^[A-Za-z0-9_-]{1,60}$/.test(name),
);

const rateLimit = object<RateLimit>({
  name: metricName,
  requests: wholeNumber(REQUESTS.min, REQUESTS.max),
  perSeconds: optional(numeric(`one of: ${WINDOWS.join(", ")}`, (seconds) => WINDOWS.includes(seconds))),
  path: optional(
    text(
      `the start of a path, such as "/login", in at most ${MAX_PATH} bytes`,
      (prefix) => prefix.startsWith("/") && Buffer.byteLength(prefix) <= MAX_PATH,
    ),
  ),
});

const groupName = text('the name of a rule group of AWS, such as "AWSManagedRulesSQLiRuleSet"', (name) =>
  /^AWSManagedRules[A-Za-z0-9]+$/.test(name),
);

/** Source: AWS WAF API Reference, `RuleAction`. */
const ACTIONS: readonly string[] = ["allow", "block", "captcha", "challenge", "count"];

const action = text(`one of: ${ACTIONS.join(", ")}`, (chosen) => ACTIONS.includes(chosen));

const ruleGroupSettings = object<ManagedRuleGroup>({
  name: groupName,
  mode: optional(choice("enforce", "count")),
  overrides: optional(record(action, "actions by the name of the rule")),
  version: optional(someText('a version, such as "Version_1.20"')),
});

const managedRule: Shape<string | ManagedRuleGroup> = {
  expected: groupName.expected,
  find: (path, value) => (isObject(value) ? ruleGroupSettings : groupName).find(path, value),
};

const webAcl = object<WebAclArgs>({
  ...commonFields,
  account,
  key: keyRef("the EncryptionKey that the log is encrypted under"),
  scope: optional(choice("REGIONAL", "CLOUDFRONT")),
  rateLimits: optional(
    list(rateLimit, "limits", {
      least: 1,
      ifEmpty: "is empty; give at least one, or leave it out for the default",
    }),
  ),
  managedRules: optional(list(managedRule, "names of rule groups of AWS")),
  logRetentionDays: optional(logRetentionDays),
  transform: transforms<NonNullable<WebAclArgs["transform"]>>({
    webAcl: true,
    logGroup: true,
    logging: true,
    association: true,
  }),
});

/** What is wrong with the name and arguments of a web ACL. */
export function checkWebAcl(name: string, args: WebAclArgs): Problem[] {
  return [
    ...check("name", name, metricName),
    ...checkArguments(args, webAcl, (typed) => [
      ...checkCloudFrontRegion(typed),
      ...checkUnique([
        ...(typed.rateLimits ?? []).map((limit, index) => [`rateLimits[${index}].name`, limit.name] as const),
        ...(typed.managedRules ?? []).map((group, index) => [`managedRules[${index}]`, ruleGroup(group).name] as const),
      ]),
      ...checkLogKey(typed),
    ]),
  ];
}

function checkCloudFrontRegion({ scope, account }: WebAclArgs): Problem[] {
  if (scope !== "CLOUDFRONT" || !isPlain(account.region) || account.region === CLOUDFRONT_REGION) return [];
  return [
    { propertyPath: "scope", reason: `"CLOUDFRONT" works only in ${CLOUDFRONT_REGION}; set account.region to it` },
  ];
}

function checkUnique(names: readonly (readonly [path: string, name: string])[]): Problem[] {
  return names.flatMap(([propertyPath, name], index) =>
    names.findIndex(([, other]) => other === name) < index
      ? [{ propertyPath, reason: `${JSON.stringify(name)} names an earlier rule; give each its own name` }]
      : [],
  );
}
