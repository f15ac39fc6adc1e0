import type * as aws from "@pulumi/aws";
import type { AwsAccount, KeyRef, SecureComponentArgs, Transform } from "../core";
import type { ManagedRuleGroup, RateLimit } from "./webAclRules";

/** `REGIONAL` for load balancers, API Gateway and AppSync; `CLOUDFRONT` for distributions. */
export type WebAclScope = "REGIONAL" | "CLOUDFRONT";

/** Arguments of a WebAcl. */
export interface WebAclArgs extends SecureComponentArgs {
  /** Where the web ACL lives; `us-east-1` for scope `CLOUDFRONT`. */
  readonly account: AwsAccount;
  /** The key that the log is encrypted under; its `serviceUses` need `cloudWatchLogs`. */
  readonly key: KeyRef;
  /**
   * What kind of resource it protects.
   *
   * @default "REGIONAL"
   */
  readonly scope?: WebAclScope;
  /**
   * How much one client address may ask for; at least one limit.
   *
   * @default one of 2000 requests in 300 seconds, on every path
   */
  readonly rateLimits?: readonly RateLimit[];
  /**
   * Rule groups that AWS maintains: by name, or with what they do other than AWS meant them to.
   *
   * Of AWSManagedRulesCommonRuleSet, the rule SizeRestrictions_BODY answers 403 to every body above 8 KB: that is as far as
   * AWS WAF looks into a request to a load balancer, which cannot be changed. An endpoint that takes larger bodies, such as
   * uploads, needs `{ name: "AWSManagedRulesCommonRuleSet", overrides: { SizeRestrictions_BODY: "count" } }`; what stands
   * beyond the first 8 KB is then looked at by nobody. Source: AWS WAF Developer Guide, "Baseline rule groups" and
   * "Managing body inspection size limits".
   *
   * @default AWSManagedRulesAmazonIpReputationList, AWSManagedRulesCommonRuleSet and AWSManagedRulesKnownBadInputsRuleSet
   */
  readonly managedRules?: readonly (string | ManagedRuleGroup)[];
  /**
   * How long the log is kept. Unit: days, one of the periods CloudWatch Logs knows.
   *
   * @default 365
   */
  readonly logRetentionDays?: number;
  /** Changes to the children. */
  readonly transform?: {
    readonly webAcl?: Transform<aws.wafv2.WebAclArgs>;
    readonly logGroup?: Transform<aws.cloudwatch.LogGroupArgs>;
    readonly logging?: Transform<aws.wafv2.WebAclLoggingConfigurationArgs>;
    /** Applied to the association of everything it protects. */
    readonly association?: Transform<aws.wafv2.WebAclAssociationArgs>;
  };
}
