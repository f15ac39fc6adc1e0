import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awsProvider } from "../../../../sandbox/providers/aws";
import { type Account, accountInFolder, accountInMemory } from "../../../../sandbox/providers/aws/account";
import { coveredTypes, formOf } from "../../../../sandbox/providers/aws/table";
import type { Props, StandInProvider } from "../../../../sandbox/providers/protocol";
import { change, type Made, make, REGION, resource, sampleInputs } from "./making";
import { sdkShape } from "./sdkShape";

const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
const LISTENER = "aws:lb/listener:Listener";
const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const RECORD = "aws:route53/record:Record";
const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const WEB_ACL = "aws:wafv2/webAcl:WebAcl";

for (const [where, accountFor] of [
  ["in memory", accountInMemory],
  ["in a folder", accountInFolder],
] as const) {
  describe(`an AWS account ${where}`, () => {
    let folder: string;
    let account: Account;
    let provider: StandInProvider;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "account-"));
      account = accountFor(folder);
      provider = working(account);
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const working = (on: Account) => {
      const started = awsProvider({ account: on });
      started.configure?.({ region: REGION });
      return started;
    };
    const take = async (type: string, { id, outputs }: Made, name?: string) =>
      provider.delete?.({ ...resource(type, name), id, outputs });
    const read = async (type: string, { id, inputs, outputs }: Made, name?: string) =>
      provider.read?.({ ...resource(type, name), id, inputs, outputs });

    describe("where two resources are one thing", () => {
      const resourceArn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/edge/1";
      const associate = (webAclArn: string, name: string) =>
        make(provider, ASSOCIATION, { resourceArn, webAclArn }, { name });

      it("has the last web ACL in front of a load balancer, and none once either association is deleted", async () => {
        const old = await associate("arn:acl/old", "old");
        const replacing = await associate("arn:acl/new", "new");
        assert.equal((await read(ASSOCIATION, old, "old"))?.outputs.webAclArn, "arn:acl/new");
        await take(ASSOCIATION, old, "old");
        assert.equal(await read(ASSOCIATION, replacing, "new"), undefined);
      });

      it("has one validation record for a name, whichever certificate asked for it", async () => {
        const certificate = () =>
          make(provider, "aws:acm/certificate:Certificate", { domainName: "example.com", validationMethod: "DNS" });
        const [first, second] = [await certificate(), await certificate()];
        assert.notEqual(first.id, second.id);
        assert.deepEqual(first.outputs.domainValidationOptions, second.outputs.domainValidationOptions);

        const inputs = {
          zoneId: "Z1",
          name: "_proof.example.com",
          type: "CNAME",
          records: ["x"],
          allowOverwrite: true,
        };
        const [one, other] = [
          await make(provider, RECORD, inputs, { name: "one" }),
          await make(provider, RECORD, inputs, { name: "other" }),
        ];
        await take(RECORD, one, "one");
        assert.equal(await read(RECORD, other, "other"), undefined);
      });

      it("has one policy for a bucket", async () => {
        const policy = "aws:s3/bucketPolicy:BucketPolicy";
        const [one, other] = [
          await make(provider, policy, { bucket: "data", policy: "{}" }, { name: "one" }),
          await make(provider, policy, { bucket: "data", policy: "{}" }, { name: "other" }),
        ];
        await take(policy, one, "one");
        assert.equal(await read(policy, other, "other"), undefined);
      });
    });

    it("is the same for every process and stack that works on it", async () => {
      if (where === "in memory") return;
      const made = await make(provider, RECORD, { zoneId: "Z1", name: "a", type: "A" });
      provider = working(accountFor(folder));
      assert.ok(await read(RECORD, made));
      await take(RECORD, made);
      assert.equal(await read(RECORD, made), undefined);
    });

    const taken: readonly [of: string, type: string, inputs: Props, refusal: RegExp][] = [
      ["a DNS record", RECORD, { zoneId: "Z1", name: "a", type: "A" }, /InvalidChangeBatch: .* already exists/],
      [
        "an association of pods with a role",
        "aws:eks/podIdentityAssociation:PodIdentityAssociation",
        { clusterName: "main", namespace: "orders", serviceAccount: "orders", roleArn: "arn" },
        /ResourceInUseException: orders\/orders of main already has an association/,
      ],
      ["a log group", "aws:cloudwatch/logGroup:LogGroup", { name: "audit" }, /ResourceAlreadyExistsException/],
      ["a bucket", "aws:s3/bucket:Bucket", { bucket: "data" }, /BucketAlreadyOwnedByYou/],
      [
        "a role",
        "aws:iam/role:Role",
        { name: "orders", assumeRolePolicy: "{}" },
        /EntityAlreadyExists: Role with name orders/,
      ],
      ["an alias", "aws:kms/alias:Alias", { name: "alias/data", targetKeyId: "k" }, /AlreadyExistsException/],
      ["a listener", LISTENER, { loadBalancerArn: "arn:lb", port: 443, defaultActions: [] }, /DuplicateListener/],
      [
        "a rule of a security group",
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        { securityGroupId: "sg-1", ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0" },
        /InvalidPermission\.Duplicate/,
      ],
      ["a web ACL", WEB_ACL, { ...sampleInputs(WEB_ACL, REGION), name: "edge" }, /WAFDuplicateItemException/],
    ];
    for (const [of, type, inputs, refusal] of taken) {
      it(`takes no second one of ${of}`, async () => {
        const first = await make(provider, type, inputs, { name: "first" });
        await assert.rejects(make(provider, type, inputs, { name: "second" }), refusal);
        await make(provider, type, inputs, { name: "first" });
        await take(type, first, "first");
        await make(provider, type, inputs, { name: "second" });
      });
    }

    describe("refuses to delete", () => {
      const edge = async (inputs: Props = {}) => make(provider, LOAD_BALANCER, inputs);
      const group = async () => make(provider, TARGET_GROUP, { protocol: "HTTPS" });
      const listener = (loadBalancer: Made, target: Made): Props => ({
        loadBalancerArn: loadBalancer.id,
        port: 443,
        defaultActions: [{ type: "forward", targetGroupArn: target.id }],
      });

      it("a target group that a listener forwards to, until it forwards elsewhere", async () => {
        const [loadBalancer, old, next] = [await edge(), await group(), await group()];
        const made = await make(provider, LISTENER, listener(loadBalancer, old));
        await assert.rejects(take(TARGET_GROUP, old), /ResourceInUse: Target group '.*' is currently in use/);
        await change(provider, LISTENER, made, listener(loadBalancer, next));
        await take(TARGET_GROUP, old);
      });

      it("a security group that a load balancer has", async () => {
        const securityGroup = await make(provider, SECURITY_GROUP, {});
        const loadBalancer = await edge({ securityGroups: [securityGroup.id] });
        await assert.rejects(take(SECURITY_GROUP, securityGroup), /DependencyViolation/);
        await take(LOAD_BALANCER, loadBalancer);
        await take(SECURITY_GROUP, securityGroup);
      });

      it("a web ACL in front of something, which ends with that", async () => {
        const acl = await make(provider, WEB_ACL, sampleInputs(WEB_ACL, REGION));
        const loadBalancer = await edge();
        await make(provider, ASSOCIATION, { resourceArn: loadBalancer.id, webAclArn: String(acl.outputs.arn) });
        await assert.rejects(take(WEB_ACL, acl), /WAFAssociatedItemException/);
        await take(LOAD_BALANCER, loadBalancer);
        await take(WEB_ACL, acl);
      });

      for (const type of coveredTypes()) {
        const property = [...sdkShape(type).inputs].find((input) =>
          /^(enable)?deletionProtection(Enabled)?$|^disableApiTermination$/i.test(input),
        );
        // A launch template has it for the instances that come of it.
        if (property === undefined || type === "aws:ec2/launchTemplate:LaunchTemplate") continue;
        it(`${type} while ${property} is on`, async () => {
          const { on = true } = formOf(type).deletionProtection ?? {};
          const made = await make(provider, type, { ...sampleInputs(type, REGION), [property]: on });
          await assert.rejects(take(type, made), new RegExp(`is protected against deletion: ${property} is ${on}`));
          const outputs = await change(provider, type, made, sampleInputs(type, REGION));
          await take(type, { ...made, outputs });
        });
      }
    });

    it("takes what is for CloudFront in us-east-1 only", async () => {
      for (const kind of ["webAcl:WebAcl", "ipSet:IpSet", "regexPatternSet:RegexPatternSet", "ruleGroup:RuleGroup"]) {
        const type = `aws:wafv2/${kind}`;
        const inputs = { ...sampleInputs(type, REGION), scope: "CLOUDFRONT" };
        await assert.rejects(
          make(provider, type, inputs),
          /CLOUDFRONT is not valid in eu-central-1; it is in us-east-1/,
        );
        await make(provider, type, { ...inputs, region: "us-east-1" });
      }
    });
  });
}
