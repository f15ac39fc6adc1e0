import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  CertificateAuthority,
  EncryptedBucket,
  HardenedWorkload,
  PublicEndpoint,
  ServiceCertificate,
  WebAcl,
  WorkloadIdentity,
} from "../../../components";
import { registeredBy, theOnly } from "../../support/mockedStack";
import { serviceOutputs } from "../../support/serviceOutputs";
import { base, targetSecurityGroupId } from "../edge/endpoints";

const account = { accountId: "123456789012", region: "eu-central-1" };
const keyArn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-1111-1111-1111-111111111111";
const webAclArn = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/edge/11111111-1111-1111-1111-111111111111";
const image = `registry.example.com/orders@sha256:${"a".repeat(64)}`;

describe("what exists in the place of what a component makes", () => {
  it("is a key, by its ARN, for data and for logs", async () => {
    const resources = await registeredBy(() => {
      new EncryptedBucket("invoices", { account, key: { arn: pulumi.output(keyArn) }, accessLogs: "none" });
      new WebAcl("edge", { account, key: { arn: keyArn } });
    }, serviceOutputs);
    const encryption = theOnly(
      resources,
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    );
    assert.match(JSON.stringify(encryption.inputs.rules), new RegExp(keyArn));
    assert.equal(theOnly(resources, "aws:cloudwatch/logGroup:LogGroup").inputs.kmsKeyId, keyArn);
  });

  it("is a key of another region, which is refused where it is known", async () => {
    const key = { arn: keyArn, account: { ...account, region: "eu-west-1" } };
    await assert.rejects(
      registeredBy(() => new EncryptedBucket("invoices", { account, key, accessLogs: "none" })),
      /key: is in region eu-west-1; give one in region eu-central-1/,
    );
    await assert.rejects(
      registeredBy(() => new EncryptedBucket("invoices", { account, key: { arn: "alias/data" }, accessLogs: "none" })),
      /key\.arn: "alias\/data" is not valid; write the ARN of a key/,
    );
  });

  it("is a bucket, which is granted with its key and creates nothing", async () => {
    const resources = await registeredBy(() => {
      const identity = new WorkloadIdentity("orders", {
        account,
        namespace: "orders",
        serviceAccount: "orders",
        cluster: { kind: "podIdentity", clusterName: "platform" },
      });
      const invoices = { bucketName: "invoices-2024", account, encryptionKey: { arn: keyArn } };
      identity.grant(EncryptedBucket.fromExisting("invoices", invoices), "read");
    }, serviceOutputs);
    const policyOf = (name: string) => String(theOnly(resources, "aws:iam/rolePolicy:RolePolicy", name).inputs.policy);
    assert.match(policyOf("orders-invoices-read"), /"arn:aws:s3:::invoices-2024\/\*"/);
    assert.match(policyOf("orders-invoices-read-key"), new RegExp(`"Resource":"${keyArn}"`));
    assert.deepEqual(
      resources.filter(({ type }) => type.startsWith("aws:s3")),
      [],
    );
  });

  it("is an authority, whose certificate and key come from elsewhere", async () => {
    const resources = await registeredBy(() => {
      const own = new CertificateAuthority("root");
      const { privateKeyPem, bundle } = own;
      const authority = { certificatePem: pulumi.output("issuer"), privateKeyPem, bundle, chainPem: "" };
      new ServiceCertificate("orders", { authority, dnsNames: ["orders.orders.svc"] });
    }, serviceOutputs);
    assert.equal(theOnly(resources, "tls:index/locallySignedCert:LocallySignedCert").inputs.caCertPem, "issuer");
  });

  it("is a web ACL, which the endpoint puts in front of its load balancer itself", async () => {
    const resources = await registeredBy(() => {
      const webAcl = { arn: webAclArn, scope: "REGIONAL" } as const;
      new PublicEndpoint("shop", { ...base, targetSecurityGroupId, webAcl });
    });
    const association = theOnly(resources, "aws:wafv2/webAclAssociation:WebAclAssociation");
    assert.equal(association.inputs.webAclArn, webAclArn);
    assert.equal(association.parent, "shop");
    assert.equal(association.retainOnDelete, true);
    const listener = theOnly(resources, "aws:lb/listener:Listener");
    assert.ok(listener.dependencies.includes(association.urn));
  });

  it("is a ServiceAccount, as which the pods run and which stays as it is", async () => {
    const serviceAccount = { serviceAccountName: pulumi.output("legacy") };
    const resources = await registeredBy(
      () =>
        new HardenedWorkload("orders", { namespace: "shop", image, serviceAccount, selectorLabels: { app: "orders" } }),
    );
    assert.deepEqual(
      resources.filter(({ type }) => type === "kubernetes:core/v1:ServiceAccount"),
      [],
    );
    const { spec } = theOnly(resources, "kubernetes:apps/v1:Deployment").inputs;
    const { selector, template } = JSON.parse(JSON.stringify(spec));
    assert.equal(template.spec.serviceAccountName, "legacy");
    assert.deepEqual(selector, { matchLabels: { app: "orders" } });
    assert.equal(template.metadata.labels.app, "orders");
    const service = theOnly(resources, "kubernetes:core/v1:Service").inputs.spec;
    assert.deepEqual(JSON.parse(JSON.stringify(service)).selector, { app: "orders" });
  });

  it("is a list of subnets' ranges that another stack knows", async () => {
    const resources = await registeredBy(() => {
      const webAcl = { arn: webAclArn, scope: "REGIONAL" } as const;
      const subnetCidrs = pulumi.output(["10.0.0.0/24", "10.0.1.0/24"]);
      const endpoint = new PublicEndpoint("shop", { ...base, targetSecurityGroupId, webAcl, subnetCidrs });
      endpoint.forwardsTo({ name: "ingress", namespace: "ingress", podLabels: { app: "ingress" }, port: 8443 });
    });
    const { spec } = theOnly(resources, "kubernetes:networking.k8s.io/v1:NetworkPolicy").inputs;
    const [rule] = JSON.parse(JSON.stringify(spec)).ingress;
    assert.deepEqual(rule.from, [{ ipBlock: { cidr: "10.0.0.0/24" } }, { ipBlock: { cidr: "10.0.1.0/24" } }]);
  });
});

describe("a role's statements and managed policies", () => {
  const identity = (args: object) =>
    registeredBy(
      () =>
        new WorkloadIdentity("orders", {
          account,
          namespace: "orders",
          serviceAccount: "orders",
          cluster: { kind: "podIdentity", clusterName: "platform" },
          ...args,
        }),
      serviceOutputs,
    );

  it("are the role's beside its grants", async () => {
    const queue = "arn:aws:sqs:eu-central-1:123456789012:jobs";
    const resources = await identity({
      statements: [pulumi.output({ Effect: "Allow", Action: "sqs:SendMessage", Resource: queue })],
      managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess"],
    });
    const { policy } = theOnly(resources, "aws:iam/rolePolicy:RolePolicy", "orders-statements").inputs;
    assert.deepEqual(JSON.parse(String(policy)).Statement, [
      { Effect: "Allow", Action: "sqs:SendMessage", Resource: queue },
    ]);
    const attachment = theOnly(resources, "aws:iam/rolePolicyAttachment:RolePolicyAttachment");
    assert.equal(attachment.name, "orders-managed-AmazonSSMReadOnlyAccess");
  });

  it("are refused, all at once, where IAM would", async () => {
    await assert.rejects(
      identity({
        statements: [{ Effect: "Allow", Action: "sqs:SendMessage", Principal: "*" }],
        managedPolicyArns: ["arn:aws:iam::999999999999:policy/other"],
      }),
      /statements\[0\]\.Resource: is missing.*\n.*statements\[0\]\.Principal: is the role itself.*\n.*managedPolicyArns\[0\]: .* is in account 999999999999/,
    );
  });
});
