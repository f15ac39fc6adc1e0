import assert from "node:assert/strict";
import { WebAcl, type WebAclArgs } from "../../../components/edge";
import { EncryptionKey } from "../../../components/encryption";
import { type RegisteredResource, registeredBy, theOnly } from "../../support/mockedStack";

const account = { accountId: "123456789012", region: "eu-central-1" };

function logsKey(): EncryptionKey {
  return new EncryptionKey("logs", { account, serviceUses: ["cloudWatchLogs"] });
}

async function childrenOf(args: Partial<WebAclArgs>, use?: (webAcl: WebAcl) => void): Promise<RegisteredResource[]> {
  const resources = await registeredBy(() => {
    const webAcl = new WebAcl("orders", { account, key: logsKey(), ...args });
    use?.(webAcl);
  });
  return resources.filter(({ parent }) => parent === "orders");
}

function ruleNames(resources: readonly RegisteredResource[]): unknown {
  const { rules } = theOnly(resources, "aws:wafv2/webAcl:WebAcl").inputs;
  return Array.isArray(rules) && rules.map(({ name }) => name);
}

describe("WebAcl", () => {
  it("is a web ACL, its log group and the logging between them", async () => {
    const children = (await childrenOf({})).map(({ type, name }) => `${type} ${name}`);
    assert.deepEqual(children.sort(), [
      "aws:cloudwatch/logGroup:LogGroup orders-log",
      "aws:wafv2/webAcl:WebAcl orders-web-acl",
      "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration orders-logging",
    ]);
  });

  it("by default limits each client, and asks three rule groups of AWS", async () => {
    const resources = await childrenOf({});
    const { inputs } = theOnly(resources, "aws:wafv2/webAcl:WebAcl");
    assert.equal(inputs.scope, "REGIONAL");
    assert.deepEqual(inputs.defaultAction, { allow: {} });
    assert.deepEqual(ruleNames(resources), [
      "per-client",
      "AWSManagedRulesAmazonIpReputationList",
      "AWSManagedRulesCommonRuleSet",
      "AWSManagedRulesKnownBadInputsRuleSet",
    ]);
    assert.match(JSON.stringify(inputs.rules), /"limit":2000\b/);
  });

  it("takes other limits and rule groups", async () => {
    const resources = await childrenOf({
      rateLimits: [
        { name: "all", requests: 500, perSeconds: 60 },
        { name: "login", requests: 10, path: "/login" },
      ],
      managedRules: [],
    });
    assert.deepEqual(ruleNames(resources), ["all", "login"]);
  });

  it("counts what a rule group or one of its rules would turn away, where it is told to", async () => {
    const resources = await childrenOf({
      rateLimits: [{ name: "all", requests: 500 }],
      managedRules: [
        {
          name: "AWSManagedRulesCommonRuleSet",
          overrides: { SizeRestrictions_BODY: "count", NoUserAgent_HEADER: "challenge" },
          version: "Version_1.20",
        },
        { name: "AWSManagedRulesSQLiRuleSet", mode: "count" },
        "AWSManagedRulesKnownBadInputsRuleSet",
      ],
    });
    const { rules } = theOnly(resources, "aws:wafv2/webAcl:WebAcl").inputs;
    const [, common, sql, inputs] = Array.isArray(rules) ? rules : [];
    assert.deepEqual(common.statement.managedRuleGroupStatement, {
      vendorName: "AWS",
      name: "AWSManagedRulesCommonRuleSet",
      version: "Version_1.20",
      ruleActionOverrides: [
        { name: "SizeRestrictions_BODY", actionToUse: { count: {} } },
        { name: "NoUserAgent_HEADER", actionToUse: { challenge: {} } },
      ],
    });
    const overrideActions = [common, sql, inputs].map(({ overrideAction }) => overrideAction);
    assert.deepEqual(overrideActions, [{ none: {} }, { count: {} }, { none: {} }]);
  });

  it("refuses actions and modes that AWS WAF does not know, and a group named twice", async () => {
    await registeredBy(() => {
      const managedRules = [
        { name: "CommonRuleSet", mode: "off", overrides: { SizeRestrictions_BODY: "skip" } },
        "AWSManagedRulesSQLiRuleSet",
        { name: "AWSManagedRulesSQLiRuleSet" },
      ];
      assert.throws(() => Reflect.construct(WebAcl, ["orders", { account, key: logsKey(), managedRules }]), {
        message: [
          'WebAcl "orders": 4 problems',
          '  managedRules[0].name: "CommonRuleSet" is not valid; write the name of a rule group of AWS, such as "AWSManagedRulesSQLiRuleSet"',
          '  managedRules[0].mode: "off" is not valid; write "enforce" or "count"',
          '  managedRules[0].overrides["SizeRestrictions_BODY"]: "skip" is not valid; write one of: allow, block, captcha, challenge, count',
          '  managedRules[2]: "AWSManagedRulesSQLiRuleSet" names an earlier rule; give each its own name',
        ].join("\n"),
      });
    });
  });

  it("shows no credentials in samples of requests, on which the redaction of its log has no effect", async () => {
    const { dataProtectionConfig } = theOnly(await childrenOf({}), "aws:wafv2/webAcl:WebAcl").inputs;
    assert.deepEqual(dataProtectionConfig, {
      dataProtections: [
        { action: "SUBSTITUTION", field: { fieldType: "SINGLE_HEADER", fieldKeys: ["authorization", "cookie"] } },
        { action: "SUBSTITUTION", field: { fieldType: "SINGLE_COOKIE" } },
        { action: "SUBSTITUTION", field: { fieldType: "SINGLE_QUERY_ARGUMENT", fieldKeys: ["access_token"] } },
      ],
    });
  });

  it("logs without credentials, encrypted, for a year", async () => {
    const resources = await childrenOf({});
    const { tags: _, ...logGroup } = theOnly(resources, "aws:cloudwatch/logGroup:LogGroup").inputs;
    assert.deepEqual(logGroup, {
      region: "eu-central-1",
      namePrefix: "aws-waf-logs-orders-",
      kmsKeyId: "arn:aws:mock:eu-central-1:123456789012:logs-key",
      retentionInDays: 365,
    });
    assert.deepEqual(theOnly(resources, "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration").inputs, {
      region: "eu-central-1",
      resourceArn: "arn:aws:mock:eu-central-1:123456789012:orders-web-acl",
      logDestinationConfigs: ["arn:aws:mock:eu-central-1:123456789012:orders-log"],
      redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
    });
    const shorter = await childrenOf({ logRetentionDays: 30 });
    assert.equal(theOnly(shorter, "aws:cloudwatch/logGroup:LogGroup").inputs.retentionInDays, 30);
  });

  it("stays with its log when the stack goes, but not in an environment that comes and goes", async () => {
    for (const deletionProtection of [true, false]) {
      for (const { name, protect, retainOnDelete } of await childrenOf({ deletionProtection })) {
        assert.deepEqual([protect, retainOnDelete], [deletionProtection, deletionProtection], name);
      }
    }
  });

  it("protects what it is told to", async () => {
    const resources = await childrenOf({}, (webAcl) => {
      webAcl.protect("shop", "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/shop/1");
    });
    const association = theOnly(resources, "aws:wafv2/webAclAssociation:WebAclAssociation", "orders-shop");
    assert.deepEqual(association.inputs, {
      region: "eu-central-1",
      resourceArn: "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/shop/1",
      webAclArn: "arn:aws:mock:eu-central-1:123456789012:orders-web-acl",
    });
  });

  it("is never taken from what it protects: AWS would take away whichever web ACL that has by then", async () => {
    for (const deletionProtection of [true, false]) {
      const resources = await childrenOf({ deletionProtection }, (webAcl) => {
        webAcl.protect("shop", "arn");
      });
      const { protect, retainOnDelete } = theOnly(resources, "aws:wafv2/webAclAssociation:WebAclAssociation");
      assert.deepEqual([protect, retainOnDelete], [false, true]);
    }
  });

  it("for CloudFront lives in us-east-1, and is named by the distribution", async () => {
    const virginia = { account: { ...account, region: "us-east-1" }, scope: "CLOUDFRONT" } as const;
    const resources = await childrenOf(virginia, (webAcl) => {
      assert.throws(() => webAcl.protect("shop", "arn"), {
        message:
          /scope: "CLOUDFRONT" cannot be associated; set webAclId of the distribution to the arn of this web ACL/,
      });
    });
    assert.equal(theOnly(resources, "aws:wafv2/webAcl:WebAcl").inputs.scope, "CLOUDFRONT");
    await assert.rejects(childrenOf({ scope: "CLOUDFRONT" }), {
      message: /scope: "CLOUDFRONT" works only in us-east-1; set account.region to it/,
    });
  });

  it("applies transforms", async () => {
    const transform = {
      webAcl: { description: "edge" },
      logGroup: { retentionInDays: 7 },
      logging: { redactedFields: [] },
      association: { region: "eu-west-1" },
    };
    const resources = await childrenOf({ transform }, (webAcl) => {
      webAcl.protect("shop", "arn");
    });
    assert.equal(theOnly(resources, "aws:wafv2/webAcl:WebAcl").inputs.description, "edge");
    assert.equal(theOnly(resources, "aws:cloudwatch/logGroup:LogGroup").inputs.retentionInDays, 7);
    const logging = theOnly(resources, "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration");
    assert.deepEqual(logging.inputs.redactedFields, []);
    assert.equal(theOnly(resources, "aws:wafv2/webAclAssociation:WebAclAssociation").inputs.region, "eu-west-1");
  });

  it("names every problem at once", async () => {
    await registeredBy(() => {
      const key = new EncryptionKey("data", { account });
      assert.throws(
        () =>
          new WebAcl("orders api", {
            account,
            key,
            rateLimits: [
              { name: "all", requests: 9 },
              { name: "all", requests: 2_000_000_001, path: "login" },
              { name: "a b", requests: 10.5 },
            ],
            managedRules: ["CommonRuleSet"],
            logRetentionDays: 100,
          }),
        {
          message: [
            'WebAcl "orders api": 10 problems',
            '  name: "orders api" is not valid; write at most 60 letters, digits, hyphens and underscores',
            "  rateLimits[0].requests: 9 is not valid; write a whole number from 10 to 2000000000",
            "  rateLimits[1].requests: 2000000001 is not valid; write a whole number from 10 to 2000000000",
            '  rateLimits[1].path: "login" is not valid; write the start of a path, such as "/login", in at most 200 bytes',
            '  rateLimits[2].name: "a b" is not valid; write at most 60 letters, digits, hyphens and underscores',
            "  rateLimits[2].requests: 10.5 is not valid; write a whole number from 10 to 2000000000",
            '  managedRules[0]: "CommonRuleSet" is not valid; write the name of a rule group of AWS, such as "AWSManagedRulesSQLiRuleSet"',
            "  logRetentionDays: 100 is not valid; write one of: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
            '  rateLimits[1].name: "all" names an earlier rule; give each its own name',
            '  key: does not let CloudWatch Logs use it; create it with serviceUses: ["cloudWatchLogs"]',
          ].join("\n"),
        },
      );
    });
    await registeredBy(() => {
      const rateLimits = [{ name: "all", requests: 10, perSeconds: 90 }];
      assert.throws(() => Reflect.construct(WebAcl, ["orders", { account, key: logsKey(), rateLimits }]), {
        message: /rateLimits\[0\]\.perSeconds: 90 is not valid; write one of: 60, 120, 300, 600/,
      });
    });
    await assert.rejects(childrenOf({ rateLimits: [] }), {
      message: /rateLimits: is empty; give at least one, or leave it out for the default/,
    });
  });
});
