import { checkAccount, checkPlain, isPlain, type Problem, within } from "../core";
import type { WebAclArgs } from "./webAcl";
import { type ManagedRuleAction, type ManagedRuleGroup, type RateLimit, ruleGroup } from "./webAclRules";

/**
 * Sources: AWS WAF Developer Guide, "Rate-based rule high-level settings" (the lowest limit is 10; the windows); AWS WAF
 * API Reference, `RateBasedStatement` (the highest limit) and `ByteMatchStatement` (200 bytes to search for).
 */
const REQUESTS = { min: 10, max: 2_000_000_000 };
const WINDOWS: readonly number[] = [60, 120, 300, 600];
const MAX_PATH = 200;

/** Unit: days. Source: Amazon CloudWatch Logs API Reference, `PutRetentionPolicy`. */
const RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Where CloudFront's web ACLs live. Source: AWS WAF API Reference, `CreateWebACL`. */
const CLOUDFRONT_REGION = "us-east-1";

/** What is wrong with the arguments of a web ACL. */
export function checkWebAcl(name: string, args: WebAclArgs): Problem[] {
  return [
    ...checkPlain("name", name, isMetricName, NAME_EXPECTED),
    ...checkAccount(args.account),
    ...checkPlain(
      "scope",
      args.scope,
      (scope) => scope === "REGIONAL" || scope === "CLOUDFRONT",
      '"REGIONAL" or "CLOUDFRONT"',
    ),
    ...checkCloudFrontRegion(args),
    ...(args.rateLimits?.length === 0
      ? [{ propertyPath: "rateLimits", reason: "is empty; give at least one, or leave it out for the default" }]
      : []),
    ...(args.rateLimits ?? []).flatMap((limit, index) => within(`rateLimits[${index}]`, checkRateLimit(limit))),
    ...(args.managedRules ?? []).flatMap(checkManagedRule),
    ...checkUnique([
      ...(args.rateLimits ?? []).map((limit, index) => [`rateLimits[${index}].name`, limit.name] as const),
      ...(args.managedRules ?? []).map((group, index) => [`managedRules[${index}]`, ruleGroup(group).name] as const),
    ]),
    ...checkPlain(
      "logRetentionDays",
      args.logRetentionDays,
      (days) => RETENTION_DAYS.includes(days),
      `one of: ${RETENTION_DAYS.join(", ")}`,
    ),
    ...(args.key.serviceUses.includes("cloudWatchLogs")
      ? []
      : [
          {
            propertyPath: "key",
            reason: `does not let CloudWatch Logs use it; create it with serviceUses: ["cloudWatchLogs"]`,
          },
        ]),
  ];
}

const NAME_EXPECTED = "at most 60 letters, digits, hyphens and underscores";

function isMetricName(name: string): boolean {
  return /^[A-Za-z0-9_-]{1,60}$/.test(name);
}

function checkCloudFrontRegion({ scope, account }: WebAclArgs): Problem[] {
  if (scope !== "CLOUDFRONT" || !isPlain(account.region) || account.region === CLOUDFRONT_REGION) return [];
  return [
    { propertyPath: "scope", reason: `"CLOUDFRONT" works only in ${CLOUDFRONT_REGION}; set account.region to it` },
  ];
}

/** Source: AWS WAF API Reference, `RuleAction`. */
const ACTIONS: readonly ManagedRuleAction[] = ["allow", "block", "captcha", "challenge", "count"];

function checkManagedRule(rule: string | ManagedRuleGroup, index: number): Problem[] {
  const at = `managedRules[${index}]`;
  const { name, mode, overrides = {} } = ruleGroup(rule);
  return [
    ...checkPlain(
      typeof rule === "string" ? at : `${at}.name`,
      name,
      (text) => /^AWSManagedRules[A-Za-z0-9]+$/.test(text),
      'the name of a rule group of AWS, such as "AWSManagedRulesSQLiRuleSet"',
    ),
    ...checkPlain(`${at}.mode`, mode, (chosen) => chosen === "enforce" || chosen === "count", '"enforce" or "count"'),
    ...Object.entries(overrides).flatMap(([overridden, action]) =>
      checkPlain(
        `${at}.overrides.${overridden}`,
        action,
        (chosen) => ACTIONS.includes(chosen),
        `one of: ${ACTIONS.join(", ")}`,
      ),
    ),
  ];
}

function checkRateLimit({ name, requests, perSeconds, path }: RateLimit): Problem[] {
  return [
    ...checkPlain("name", name, isMetricName, NAME_EXPECTED),
    ...checkPlain(
      "requests",
      requests,
      (count) => Number.isInteger(count) && count >= REQUESTS.min && count <= REQUESTS.max,
      `a whole number from ${REQUESTS.min} to ${REQUESTS.max}`,
    ),
    ...checkPlain<number>(
      "perSeconds",
      perSeconds,
      (seconds) => WINDOWS.includes(seconds),
      `one of: ${WINDOWS.join(", ")}`,
    ),
    ...checkPlain(
      "path",
      path,
      (prefix) => prefix.startsWith("/") && Buffer.byteLength(prefix) <= MAX_PATH,
      `the start of a path, such as "/login", in at most ${MAX_PATH} bytes`,
    ),
  ];
}

function checkUnique(names: readonly (readonly [path: string, name: string])[]): Problem[] {
  return names.flatMap(([propertyPath, name], index) =>
    names.findIndex(([, other]) => other === name) < index
      ? [{ propertyPath, reason: `${JSON.stringify(name)} names an earlier rule; give each its own name` }]
      : [],
  );
}
