import type * as aws from "@pulumi/aws";

/** How many requests one client address may send. */
export interface RateLimit {
  /** Names the rule and its metric: letters, digits, hyphens and underscores. */
  readonly name: string;
  /** Requests per window before a client is answered with 429. From 10 to 2,000,000,000. */
  readonly requests: number;
  /**
   * How far back requests are counted. Unit: seconds; 60, 120, 300 or 600.
   *
   * @default 300
   */
  readonly perSeconds?: 60 | 120 | 300 | 600;
  /**
   * Counts only requests whose path starts with this, such as `/login`.
   *
   * @default every path
   */
  readonly path?: string;
}

/** What a rule of AWS does with a request that it matches. */
export type ManagedRuleAction = "allow" | "block" | "captcha" | "challenge" | "count";

/** A rule group that AWS maintains, and what it does here other than AWS meant it to. */
export interface ManagedRuleGroup {
  /** Such as `AWSManagedRulesSQLiRuleSet`. */
  readonly name: string;
  /**
   * What some of its rules do instead, by their names: `{ SizeRestrictions_BODY: "count" }`.
   *
   * @default none
   */
  readonly overrides?: Readonly<Record<string, ManagedRuleAction>>;
  /**
   * `count` records what the group would turn away, and lets it pass: to see what it makes of real requests.
   *
   * @default "enforce"
   */
  readonly mode?: "enforce" | "count";
  /**
   * Such as `Version_1.20`.
   *
   * @default the one that AWS takes for those who name none, and renews
   */
  readonly version?: string;
}

/** Unit: seconds. Source: AWS WAF Developer Guide, "Rate-based rule high-level settings". */
export const DEFAULT_WINDOW = 300;

/**
 * The rules of a web ACL, in the order in which they are asked: first the rate limits, which cost WAF the least, then the
 * managed rule groups of AWS.
 *
 * @param metricPrefix what the rules' CloudWatch metrics start with
 */
export function webAclRules(
  metricPrefix: string,
  rateLimits: readonly RateLimit[],
  managedRules: readonly (string | ManagedRuleGroup)[],
): aws.types.input.wafv2.WebAclRule[] {
  const rules = [...rateLimits.map(rateLimitRule), ...managedRules.map(managedRule)];
  return rules.map((rule, priority) => ({
    ...rule,
    priority,
    visibilityConfig: visible(`${metricPrefix}-${rule.name}`),
  }));
}

/** Counts requests under this metric, and keeps samples of them. */
export function visible(metricName: string): aws.types.input.wafv2.WebAclVisibilityConfig {
  return { cloudwatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}

interface UnplacedRule {
  readonly name: string;
  readonly statement: aws.types.input.wafv2.WebAclRuleStatement;
  readonly action?: aws.types.input.wafv2.WebAclRuleAction;
  readonly overrideAction?: aws.types.input.wafv2.WebAclRuleOverrideAction;
}

function rateLimitRule({ name, requests, perSeconds = DEFAULT_WINDOW, path }: RateLimit): UnplacedRule {
  return {
    name,
    statement: {
      rateBasedStatement: {
        limit: requests,
        evaluationWindowSec: perSeconds,
        aggregateKeyType: "IP",
        ...(path === undefined ? {} : { scopeDownStatement: pathStartsWith(path) }),
      },
    },
    action: {
      block: {
        // RFC 6585, section 4: 429 Too Many Requests, with Retry-After in seconds.
        customResponse: { responseCode: 429, responseHeaders: [{ name: "Retry-After", value: String(perSeconds) }] },
      },
    },
  };
}

function pathStartsWith(path: string): aws.types.input.wafv2.WebAclRuleStatementRateBasedStatementScopeDownStatement {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: "STARTS_WITH",
      searchString: path,
      // So that /%6Cogin and /./login count as /login.
      textTransformations: [
        { priority: 0, type: "URL_DECODE" },
        { priority: 1, type: "NORMALIZE_PATH" },
      ],
    },
  };
}

/** The group of a rule that may be named only. */
export function ruleGroup(rule: string | ManagedRuleGroup): ManagedRuleGroup {
  return typeof rule === "string" ? { name: rule } : rule;
}

function managedRule(rule: string | ManagedRuleGroup): UnplacedRule {
  const { name, overrides = {}, mode = "enforce", version } = ruleGroup(rule);
  const ruleActionOverrides = Object.entries(overrides).map(([overridden, action]) => ({
    name: overridden,
    actionToUse: { [action]: {} },
  }));
  return {
    name,
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ...(version === undefined ? {} : { version }),
        ...(ruleActionOverrides.length === 0 ? {} : { ruleActionOverrides }),
      },
    },
    overrideAction: mode === "count" ? { count: {} } : { none: {} },
  };
}
