import assert from "node:assert/strict";
import { PublicEndpoint, type PublicEndpointArgs, WebAcl } from "../../../components/edge";
import { EncryptionKey } from "../../../components/encryption";
import { EncryptedBucket } from "../../../components/storage";
import { type RegisteredResource, registeredBy, theOnly } from "../../support/mockedStack";
import { account, base, endpoint, targetSecurityGroupId, webAcl } from "./endpoints";

const ofShop = (resources: readonly RegisteredResource[]) => resources.filter(({ parent }) => parent === "shop");
const withoutTags = ({ inputs: { tags: _, ...inputs } }: RegisteredResource) => inputs;
const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const LISTENER = "aws:lb/listener:Listener";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

describe("PublicEndpoint", () => {
  it("is a load balancer with one listener, one target group and a security group of two rules", async () => {
    const types = ofShop(await endpoint()).map(({ type }) => type.split(":").at(-1));
    assert.deepEqual(types.sort(), [
      "Listener",
      "LoadBalancer",
      "SecurityGroup",
      "SecurityGroupEgressRule",
      "SecurityGroupIngressRule",
      "TargetGroup",
    ]);
  });

  it("drops ambiguous requests, and logs the others", async () => {
    assert.deepEqual(withoutTags(theOnly(await endpoint(), LOAD_BALANCER)), {
      region: "eu-central-1",
      namePrefix: "shop",
      loadBalancerType: "application",
      internal: false,
      subnets: ["subnet-0000000a", "subnet-0000000b"],
      securityGroups: ["shop-security-group-id"],
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "strictest",
      enableDeletionProtection: true,
      accessLogs: { enabled: true, bucket: "access-logs", prefix: "shop" },
    });
  });

  it("listens with TLS 1.2 and 1.3 only, and nowhere but on port 443", async () => {
    assert.deepEqual(withoutTags(theOnly(await endpoint(), LISTENER)), {
      region: "eu-central-1",
      loadBalancerArn: "arn:aws:mock:eu-central-1:123456789012:shop-load-balancer",
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      certificateArn: base.certificateArn,
      routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000",
      routingHttpResponseServerEnabled: false,
      defaultActions: [{ type: "forward", targetGroupArn: "arn:aws:mock:eu-central-1:123456789012:shop-target-group" }],
    });
  });

  it("talks HTTPS to addresses on port 8443, unless told otherwise", async () => {
    assert.deepEqual(withoutTags(theOnly(await endpoint(), TARGET_GROUP)), {
      region: "eu-central-1",
      namePrefix: "shop",
      vpcId: "vpc-0a1b2c3d",
      targetType: "ip",
      protocol: "HTTPS",
      port: 8443,
      healthCheck: { protocol: "HTTPS", path: "/healthz", matcher: "200" },
    });
    const other = await endpoint({ targetPort: 15443, healthCheckPath: "/ready" });
    const { inputs } = theOnly(other, TARGET_GROUP);
    assert.equal(inputs.port, 15443);
    assert.deepEqual(inputs.healthCheck, { protocol: "HTTPS", path: "/ready", matcher: "200" });
    const egress = theOnly(other, EGRESS).inputs;
    assert.deepEqual([egress.fromPort, egress.toPort], [15443, 15443]);
  });

  it("lets everybody in on 443, and out only to the targets", async () => {
    const resources = await endpoint();
    assert.deepEqual(withoutTags(theOnly(resources, INGRESS)), {
      region: "eu-central-1",
      securityGroupId: "shop-security-group-id",
      description: "HTTPS from clients",
      cidrIpv4: "0.0.0.0/0",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    });
    assert.deepEqual(withoutTags(theOnly(resources, EGRESS)), {
      region: "eu-central-1",
      securityGroupId: "shop-security-group-id",
      description: "HTTPS to targets",
      referencedSecurityGroupId: targetSecurityGroupId,
      ipProtocol: "tcp",
      fromPort: 8443,
      toPort: 8443,
    });
  });

  it("lets in only the ranges it was given, of both address families", async () => {
    const resources = await endpoint({ allowedCidrs: ["203.0.113.0/24", "2001:db8::/32", "203.0.113.0/24"] });
    const ingress = resources.filter(({ type }) => type === INGRESS).map(({ inputs }) => inputs);
    assert.deepEqual(
      ingress.map(({ cidrIpv4, cidrIpv6 }) => [cidrIpv4, cidrIpv6]),
      [
        ["203.0.113.0/24", undefined],
        [undefined, "2001:db8::/32"],
      ],
    );
  });

  it("lets out to a range where targets have no security group", async () => {
    const { inputs } = theOnly(await endpoint({ vpcCidr: "10.0.0.0/16" }), EGRESS);
    assert.deepEqual([inputs.cidrIpv4, inputs.referencedSecurityGroupId], ["10.0.0.0/16", undefined]);
  });

  it("is behind the web ACL", async () => {
    const association = theOnly(await endpoint(), ASSOCIATION);
    assert.deepEqual(association.inputs, {
      region: "eu-central-1",
      resourceArn: "arn:aws:mock:eu-central-1:123456789012:shop-load-balancer",
      webAclArn: "arn:aws:mock:eu-central-1:123456789012:edge-web-acl",
    });
  });

  it("listens only once everything stands in front of it: the firewall, its log and the rules of the security group", async () => {
    const resources = await endpoint({ allowedCidrs: ["203.0.113.0/24", "2001:db8::/32"] });
    const listener = theOnly(resources, LISTENER);
    const association = theOnly(resources, ASSOCIATION);
    const rules = resources.filter(({ type }) => type === INGRESS || type === EGRESS);
    assert.equal(rules.length, 3);
    for (const guard of [...rules, association]) assert.ok(listener.dependencies.includes(guard.urn), guard.name);
    const logging = theOnly(resources, "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration");
    assert.ok(association.dependencies.includes(logging.urn));
  });

  it("keeps its load balancer and what guards that, but not in an environment that comes and goes", async () => {
    const kept = [LOAD_BALANCER, LISTENER, SECURITY_GROUP, "aws:wafv2/webAcl:WebAcl"];
    for (const deletionProtection of [true, false]) {
      const resources = await registeredBy(() => {
        const acl = webAcl({ deletionProtection });
        new PublicEndpoint("shop", { ...base, targetSecurityGroupId, webAcl: acl, deletionProtection });
      });
      for (const type of kept) {
        const { protect, retainOnDelete } = theOnly(resources, type);
        assert.deepEqual([protect, retainOnDelete], [deletionProtection, deletionProtection], type);
      }
    }
  });

  it("moves to another VPC as a whole", async () => {
    const resources = await endpoint();
    assert.deepEqual(theOnly(resources, LOAD_BALANCER).replaceWith, [theOnly(resources, SECURITY_GROUP).urn]);
  });

  it("can be deleted in an environment that comes and goes", async () => {
    const loadBalancer = theOnly(await endpoint({ deletionProtection: false }), LOAD_BALANCER);
    assert.equal(loadBalancer.inputs.enableDeletionProtection, false);
  });

  it("logs to a bucket made for access logs", async () => {
    const resources = await registeredBy(() => {
      const logs = new EncryptedBucket("logs", { account, purpose: "accessLogs", bucketName: "acme-logs" });
      const accessLogs = logs.accessLogTarget("edge");
      new PublicEndpoint("shop", { ...base, accessLogs, targetSecurityGroupId, webAcl: webAcl() });
    });
    const { inputs } = theOnly(resources, LOAD_BALANCER);
    assert.deepEqual(inputs.accessLogs, { enabled: true, bucket: "acme-logs", prefix: "edge" });
  });

  it("applies transforms", async () => {
    const resources = await endpoint({
      transform: {
        loadBalancer: { accessLogs: { prefix: "elsewhere" }, idleTimeout: 30 },
        listener: (args) => ({ ...args, sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" }),
        targetGroup: { healthCheck: { interval: 10 } },
        securityGroup: { description: "edge" },
        ingressRule: { description: "from the office" },
        egressRule: { description: "to the mesh" },
      },
    });
    const loadBalancer = theOnly(resources, LOAD_BALANCER).inputs;
    assert.equal(loadBalancer.idleTimeout, 30);
    assert.deepEqual(loadBalancer.accessLogs, { enabled: true, bucket: "access-logs", prefix: "elsewhere" });
    assert.equal(theOnly(resources, LISTENER).inputs.sslPolicy, "ELBSecurityPolicy-TLS13-1-3-2021-06");
    const { healthCheck } = theOnly(resources, TARGET_GROUP).inputs;
    assert.deepEqual(healthCheck, { protocol: "HTTPS", path: "/healthz", matcher: "200", interval: 10 });
    const descriptions = [SECURITY_GROUP, INGRESS, EGRESS].map((type) => theOnly(resources, type).inputs.description);
    assert.deepEqual(descriptions, ["edge", "from the office", "to the mesh"]);
  });

  it("names every problem at once", async () => {
    await registeredBy(() => {
      assert.throws(
        () =>
          new PublicEndpoint("shop.example", {
            account,
            webAcl: webAcl(),
            vpcId: "default",
            subnetIds: ["subnet-a-public"],
            subnetCidrs: ["10.0.0.0/24", "0.0.0.0/0", "2001:db8::/32"],
            certificateArn: "shop.example.com",
            accessLogs: { bucket: "access-logs", prefix: "AWSLogs" },
            targetPort: 0,
            allowedCidrs: ["10.0.0.0", "300.0.0.0/8", "2001:db8::/129"],
            healthCheckPath: "healthz",
          }),
        {
          message: [
            'PublicEndpoint "shop.example": 14 problems',
            '  name: "shop.example" is not valid; write a DNS label: at most 63 of a-z, 0-9 and "-", beginning and ending with a letter or digit',
            '  vpcId: "default" is not valid; write the id of a VPC, such as "vpc-0a1b2c3d4e5f60718"',
            "  subnetIds: holds 1; write at least two subnets, in different zones",
            '  subnetIds[0]: "subnet-a-public" is not valid; write the id of a subnet, such as "subnet-0a1b2c3d4e5f60718"',
            '  subnetCidrs[1]: "0.0.0.0/0" is not valid; write the range of a subnet, such as "10.0.0.0/24"',
            '  subnetCidrs[2]: "2001:db8::/32" is not valid; write the range of a subnet, such as "10.0.0.0/24"',
            '  certificateArn: "shop.example.com" is not valid; write the ARN of a certificate in ACM, in the region of the load balancer',
            '  accessLogs.prefix: "AWSLogs" is not valid; write a prefix without "AWSLogs", which Elastic Load Balancing adds itself',
            "  targetPort: 0 is not valid; write a whole number from 1 to 65535",
            '  allowedCidrs[0]: "10.0.0.0" is not valid; write a CIDR block, such as "10.0.32.0/20"',
            '  allowedCidrs[1]: "300.0.0.0/8" is not valid; write a CIDR block, such as "10.0.32.0/20"',
            '  allowedCidrs[2]: "2001:db8::/129" is not valid; write a CIDR block, such as "10.0.32.0/20"',
            '  healthCheckPath: "healthz" is not valid; write a path that starts with "/", such as "/healthz"',
            "  targetSecurityGroupId: is missing, and so is vpcCidr; give exactly one of the two",
          ].join("\n"),
        },
      );
    });
  });

  it("refuses targets named twice, no clients at all, and a web ACL for CloudFront", async () => {
    await registeredBy(() => {
      const virginia = { ...account, region: "us-east-1" };
      const key = new EncryptionKey("logs", { account: virginia, serviceUses: ["cloudWatchLogs"] });
      const args: PublicEndpointArgs = {
        ...base,
        webAcl: new WebAcl("edge", { account: virginia, key, scope: "CLOUDFRONT" }),
        targetSecurityGroupId,
        vpcCidr: "fd00::/8",
        allowedCidrs: [],
      };
      assert.throws(() => new PublicEndpoint("shop", args), {
        message: [
          'PublicEndpoint "shop": 4 problems',
          '  vpcCidr: "fd00::/8" is not valid; write a CIDR block of IPv4 addresses, such as "10.0.0.0/16"',
          "  allowedCidrs: is empty; give at least one range, or leave it out for everybody",
          '  webAcl: has scope "CLOUDFRONT"; a load balancer needs one of scope "REGIONAL"',
          "  targetSecurityGroupId: is given, and so is vpcCidr; give exactly one of the two",
        ].join("\n"),
      });
    });
  });
});

describe("PublicEndpoint in one place", () => {
  const refused = async (args: Partial<PublicEndpointArgs>, message: RegExp) =>
    assert.rejects(endpoint(args), { message });

  it("refuses a certificate of another region or account", async () => {
    const certificateArn = (region: string, accountId = account.accountId) =>
      `arn:aws:acm:${region}:${accountId}:certificate/11111111-1111-1111-1111-111111111111`;
    await refused(
      { certificateArn: certificateArn("us-east-1") },
      /certificateArn: ".*" is in region us-east-1; write the ARN of one in region eu-central-1/,
    );
    await refused(
      { certificateArn: certificateArn("eu-central-1", "111122223333") },
      /certificateArn: ".*" is in account 111122223333; write the ARN of one in account 123456789012/,
    );
    await endpoint({ certificateArn: `arn:aws:iam::${account.accountId}:server-certificate/shop` });
  });

  it("refuses a web ACL of another region", async () => {
    await refused(
      {
        account: { ...account, region: "eu-west-1" },
        certificateArn: `arn:aws:iam::${account.accountId}:server-certificate/shop`,
      },
      /webAcl: is in region eu-central-1; give one in region eu-west-1/,
    );
  });

  it("creates everything in its account's region, whatever the provider's is", async () => {
    const regions = (await endpoint())
      .filter(({ type, parent }) => type.startsWith("aws:") && ["shop", "edge"].includes(parent))
      .map(({ inputs }) => inputs.region);
    assert.deepEqual([...new Set(regions)], ["eu-central-1"]);
  });
});
