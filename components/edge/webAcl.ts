import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type AwsAccount, InvalidArgumentsError, SecureComponent, validate } from "../core";
import type { WebAclArgs, WebAclScope } from "./webAclArgs";
import { checkWebAcl } from "./webAclChecks";
import { visible, webAclRules } from "./webAclRules";

/** Source of the groups: AWS WAF Developer Guide, "AWS Managed Rules rule groups list". */
const defaults = {
  scope: "REGIONAL",
  rateLimits: [{ name: "per-client", requests: 2000, perSeconds: 300 }],
  managedRules: [
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesKnownBadInputsRuleSet",
  ],
  logRetentionDays: 365,
} as const;

/** Headers whose values are credentials; neither the log nor a sample of requests shows them. */
const CREDENTIAL_HEADERS = ["authorization", "cookie"];

/** Arguments of a query whose values are credentials. Source: RFC 6750, section 2.3. */
const CREDENTIAL_ARGUMENTS = ["access_token"];

/**
 * Keeps credentials out of everything that AWS WAF tells of requests, samples included, on which the redaction of the log has
 * no effect. Source: AWS WAF Developer Guide, "Logging AWS WAF protection pack (web ACL) traffic" and "Data protection".
 */
const dataProtectionConfig: aws.types.input.wafv2.WebAclDataProtectionConfig = {
  dataProtections: [
    { action: "SUBSTITUTION", field: { fieldType: "SINGLE_HEADER", fieldKeys: CREDENTIAL_HEADERS } },
    { action: "SUBSTITUTION", field: { fieldType: "SINGLE_COOKIE" } },
    { action: "SUBSTITUTION", field: { fieldType: "SINGLE_QUERY_ARGUMENT", fieldKeys: CREDENTIAL_ARGUMENTS } },
  ],
};

/**
 * A web application firewall: limits how fast one client may ask, turns away known attacks, and logs what it saw without
 * credentials, encrypted. Its samples of requests are without credentials as well.
 *
 * @throws InvalidArgumentsError naming every argument that cannot be used
 *
 * @example
 * const webAcl = new WebAcl("orders", {
 *   account,
 *   key,
 *   rateLimits: [
 *     { name: "per-client", requests: 2000 },
 *     { name: "login", requests: 20, perSeconds: 60, path: "/login" },
 *   ],
 * });
 * webAcl.protect("load-balancer", loadBalancer.arn);
 */
export class WebAcl extends SecureComponent<WebAclArgs> {
  /** The web ACL itself. */
  readonly webAcl: aws.wafv2.WebAcl;
  /** ARN of the web ACL; a CloudFront distribution takes it as `webAclId`. */
  readonly arn: pulumi.Output<string>;
  /** Its name starts with `aws-waf-logs-NAME-`. */
  readonly logGroup: aws.cloudwatch.LogGroup;
  /** What it can stand in front of: `REGIONAL` resources or CloudFront. */
  readonly scope: WebAclScope;
  /** What CloudWatch calls it in metrics, as their dimension `WebACL`. */
  readonly metricName: pulumi.Output<string>;
  /** Where it lives, and so everything that it protects. */
  readonly account: AwsAccount;
  private readonly logging: aws.wafv2.WebAclLoggingConfiguration;

  constructor(name: string, args: WebAclArgs, opts?: pulumi.ComponentResourceOptions) {
    super("WebAcl", name, args, opts);
    validate(`WebAcl "${name}"`, checkWebAcl(name, args));
    this.account = args.account;
    this.scope = args.scope ?? defaults.scope;

    this.webAcl = this.createWebAcl();
    this.arn = this.webAcl.arn;
    this.metricName = this.webAcl.visibilityConfig.metricName;
    this.logGroup = this.createLogGroup();
    this.logging = this.logWithoutCredentials();

    this.registerOutputs({ arn: this.arn, logGroupName: this.logGroup.name });
  }

  /**
   * Puts the web ACL in front of a resource, in place of any other: AWS knows one web ACL for each resource. So another web
   * ACL takes over without a moment in between.
   *
   * The resource stays behind the web ACL until another one is put in front of it or it is deleted. When this call is
   * taken out of the program and the resource stays, disassociate it by hand: AWS disassociates a resource from whichever
   * web ACL it has, and so the deletion of an association that was replaced would take away its successor.
   *
   * @param name tells the associations of this web ACL apart
   * @param resourceArn a load balancer, API Gateway stage, AppSync API, Cognito user pool or App Runner service
   * @throws InvalidArgumentsError under scope `CLOUDFRONT`, where the distribution names the web ACL instead
   */
  protect(name: string, resourceArn: pulumi.Input<string>): aws.wafv2.WebAclAssociation {
    if (this.scope === "CLOUDFRONT") {
      throw new InvalidArgumentsError(`WebAcl "${this.name}"`, [
        {
          propertyPath: "scope",
          reason: '"CLOUDFRONT" cannot be associated; set webAclId of the distribution to the arn of this web ACL',
        },
      ]);
    }
    return this.child(
      aws.wafv2.WebAclAssociation,
      name,
      { region: this.account.region, resourceArn, webAclArn: this.arn },
      { transform: this.args.transform?.association, retainOnDelete: true, dependsOn: [this.logging] },
    );
  }

  private createWebAcl(): aws.wafv2.WebAcl {
    const { rateLimits = defaults.rateLimits, managedRules = defaults.managedRules, transform } = this.args;
    return this.statefulChild(
      aws.wafv2.WebAcl,
      "web-acl",
      {
        region: this.account.region,
        scope: this.scope,
        defaultAction: { allow: {} },
        rules: webAclRules(this.name, rateLimits, managedRules),
        visibilityConfig: visible(this.name),
        dataProtectionConfig,
        tags: this.childTags("web-acl"),
      },
      { transform: transform?.webAcl },
    );
  }

  private createLogGroup(): aws.cloudwatch.LogGroup {
    const { key, logRetentionDays = defaults.logRetentionDays, transform } = this.args;
    return this.statefulChild(
      aws.cloudwatch.LogGroup,
      "log",
      {
        region: this.account.region,
        // AWS WAF writes only to log groups whose name starts so. Source: AWS WAF Developer Guide, "Sending … logs to
        // an Amazon CloudWatch Logs log group". A prefix, because stacks of one program share account and region.
        namePrefix: `aws-waf-logs-${this.name}-`,
        kmsKeyId: key.arn,
        retentionInDays: logRetentionDays,
        tags: this.childTags("log"),
      },
      { transform: transform?.logGroup },
    );
  }

  private logWithoutCredentials(): aws.wafv2.WebAclLoggingConfiguration {
    return this.statefulChild(
      aws.wafv2.WebAclLoggingConfiguration,
      "logging",
      {
        region: this.account.region,
        resourceArn: this.arn,
        logDestinationConfigs: [this.logGroup.arn],
        redactedFields: CREDENTIAL_HEADERS.map((name) => ({ singleHeader: { name } })),
      },
      { transform: this.args.transform?.logging },
    );
  }
}
