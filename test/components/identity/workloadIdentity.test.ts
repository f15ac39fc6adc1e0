import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "../../../components/encryption";
import { WorkloadIdentity, type WorkloadIdentityArgs } from "../../../components/identity";
import { EncryptedBucket } from "../../../components/storage";
import { type MockedOutputs, registeredBy, theOnly } from "../../support/mockedStack";

const account = { accountId: "123456789012", region: "eu-central-1" };
const base = { account, namespace: "orders", serviceAccount: "api" };
const podIdentity: WorkloadIdentityArgs = { ...base, cluster: { kind: "podIdentity", clusterName: "production" } };
const irsa: WorkloadIdentityArgs = {
  ...base,
  cluster: { kind: "irsa", issuerUrl: "https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF" },
};

const realArns: MockedOutputs = {
  "aws:kms/key:Key": (name) => ({ arn: `arn:aws:kms:eu-central-1:123456789012:key/${name}` }),
  "aws:s3/bucket:Bucket": (name) => ({ bucket: `${name}-1a2b3c4` }),
  "aws:iam/role:Role": (name) => ({ arn: `arn:aws:iam::123456789012:role/${name}`, name: `${name}-1a2b3c4` }),
};

function typesOf(resources: readonly { readonly type: string }[]): string[] {
  return resources.map((resource) => resource.type).filter((type) => type.startsWith("aws:"));
}

describe("WorkloadIdentity", () => {
  it("with Pod Identity is a role and its association", async () => {
    const resources = await registeredBy(() => new WorkloadIdentity("orders", podIdentity), realArns);
    assert.deepEqual(typesOf(resources), [
      "aws:iam/role:Role",
      "aws:eks/podIdentityAssociation:PodIdentityAssociation",
    ]);
    const association = theOnly(resources, "aws:eks/podIdentityAssociation:PodIdentityAssociation");
    assert.equal(association.parent, "orders");
    const { tags: _, ...inputs } = association.inputs;
    assert.deepEqual(inputs, {
      clusterName: "production",
      namespace: "orders",
      serviceAccount: "api",
      roleArn: "arn:aws:iam::123456789012:role/orders-role",
      disableSessionTags: false,
      region: "eu-central-1",
    });
  });

  it("with IRSA is a role that the service account names in an annotation", async () => {
    let annotation = "";
    const resources = await registeredBy(() => {
      const identity = new WorkloadIdentity("orders", irsa);
      assert.deepEqual(Object.keys(identity.serviceAccountAnnotations), ["eks.amazonaws.com/role-arn"]);
      identity.serviceAccountAnnotations["eks.amazonaws.com/role-arn"]?.apply((arn) => {
        annotation = arn;
      });
    }, realArns);
    assert.deepEqual(typesOf(resources), ["aws:iam/role:Role"]);
    assert.equal(annotation, "arn:aws:iam::123456789012:role/orders-role");
    const trust = JSON.parse(String(theOnly(resources, "aws:iam/role:Role").inputs.assumeRolePolicy));
    assert.equal(
      trust.Statement[0].Condition.StringEquals["oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF:aud"],
      "sts.amazonaws.com",
    );
  });

  it("needs no annotation with Pod Identity", async () => {
    await registeredBy(() => {
      assert.deepEqual(new WorkloadIdentity("orders", podIdentity).serviceAccountAnnotations, {});
    });
  });

  it("gives sessions of an hour and no boundary, unless told otherwise", async () => {
    const boundary = "arn:aws:iam::123456789012:policy/boundary";
    const resources = await registeredBy(() => {
      new WorkloadIdentity("orders", podIdentity);
      new WorkloadIdentity("payments", { ...podIdentity, maxSessionDuration: 7200, permissionsBoundary: boundary });
    });
    const { inputs: orders } = theOnly(resources, "aws:iam/role:Role", "orders-role");
    assert.deepEqual([orders.maxSessionDuration, orders.permissionsBoundary], [3600, undefined]);
    const { inputs: payments } = theOnly(resources, "aws:iam/role:Role", "payments-role");
    assert.deepEqual([payments.maxSessionDuration, payments.permissionsBoundary], [7200, boundary]);
  });

  it("grants nothing by itself", async () => {
    const resources = await registeredBy(() => new WorkloadIdentity("orders", podIdentity));
    const { inputs } = theOnly(resources, "aws:iam/role:Role");
    assert.deepEqual([inputs.managedPolicyArns, inputs.inlinePolicies], [undefined, undefined]);
  });

  it("turns one grant on a bucket into a policy for the bucket and its objects, and one for its key", async () => {
    const resources = await registeredBy(() => {
      const key = new EncryptionKey("data", { account });
      const bucket = new EncryptedBucket("invoices", { account, key, accessLogs: "none" });
      new WorkloadIdentity("orders", podIdentity).grant(bucket, "read");
    }, realArns);
    const resourcesOf = (name: string) => {
      const policy = theOnly(resources, "aws:iam/rolePolicy:RolePolicy", name);
      assert.equal(policy.inputs.role, "orders-role-1a2b3c4");
      assert.equal(policy.parent, "orders");
      const { Statement } = JSON.parse(String(policy.inputs.policy));
      return Statement.map((statement: { Resource: unknown }) => statement.Resource);
    };
    assert.deepEqual(resourcesOf("orders-invoices-bucket-read"), [
      "arn:aws:s3:::invoices-bucket-1a2b3c4",
      "arn:aws:s3:::invoices-bucket-1a2b3c4/*",
    ]);
    assert.deepEqual(resourcesOf("orders-invoices-bucket-read-key"), [
      "arn:aws:kms:eu-central-1:123456789012:key/data-key",
    ]);
  });

  it("grants a key and a bucket of the same name, and each verb, side by side", async () => {
    const resources = await registeredBy(() => {
      const key = new EncryptionKey("invoices", { account });
      const bucket = new EncryptedBucket("invoices", { account, key, accessLogs: "none" });
      const identity = new WorkloadIdentity("orders", podIdentity);
      identity.grant(bucket, "read");
      identity.grant(bucket, "write");
      identity.grant(key, "read");
    }, realArns);
    const names = resources.filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy").map(({ name }) => name);
    assert.deepEqual(names.sort(), [
      "orders-invoices-bucket-read",
      "orders-invoices-bucket-read-key",
      "orders-invoices-bucket-write",
      "orders-invoices-bucket-write-key",
      "orders-invoices-key-read",
    ]);
  });

  it("grants a bucket for access logs without a key", async () => {
    const resources = await registeredBy(() => {
      const logs = new EncryptedBucket("logs", { account, purpose: "accessLogs" });
      new WorkloadIdentity("auditor", podIdentity).grant(logs, "read");
    }, realArns);
    const { Statement } = JSON.parse(String(theOnly(resources, "aws:iam/rolePolicy:RolePolicy").inputs.policy));
    assert.equal(Statement.length, 2);
  });

  it("refuses to grant the same twice", async () => {
    await registeredBy(() => {
      const key = new EncryptionKey("data", { account });
      const identity = new WorkloadIdentity("orders", podIdentity);
      identity.grant(key, "read");
      assert.throws(() => identity.grant(key, "read"), {
        message: 'WorkloadIdentity "orders": 1 problem\n  grant: read on data-key was granted before; grant it once',
      });
    });
  });

  it("refuses what lives in another account or partition", async () => {
    await registeredBy(() => {
      const foreign = new EncryptedBucket("foreign", {
        account: { ...account, accountId: "999999999999" },
        purpose: "accessLogs",
      });
      assert.throws(
        () => new WorkloadIdentity("orders", podIdentity).grant(foreign, "read"),
        /grant\.target: is in account 999999999999; give one in account 123456789012/,
      );
      const boundary = (arn: string) => () =>
        new WorkloadIdentity("bounded", { ...podIdentity, permissionsBoundary: arn });
      assert.throws(
        boundary("arn:aws:iam::999999999999:policy/boundary"),
        /permissionsBoundary: .* account 123456789012/,
      );
      assert.throws(boundary("arn:aws-cn:iam::123456789012:policy/boundary"), /permissionsBoundary: .* partition aws$/);
      assert.doesNotThrow(boundary("arn:aws:iam::aws:policy/ReadOnlyAccess"));
    }, realArns);
  });

  it("applies transforms to the role, the association and every grant", async () => {
    const resources = await registeredBy(() => {
      const identity = new WorkloadIdentity("orders", {
        ...podIdentity,
        transform: {
          role: { path: "/services/" },
          podIdentityAssociation: (args) => ({ ...args, serviceAccount: "worker" }),
          rolePolicy: { name: "fixed" },
        },
      });
      identity.grant(new EncryptionKey("data", { account }), "read");
    });
    assert.equal(theOnly(resources, "aws:iam/role:Role").inputs.path, "/services/");
    assert.equal(
      theOnly(resources, "aws:eks/podIdentityAssociation:PodIdentityAssociation").inputs.serviceAccount,
      "worker",
    );
    assert.equal(theOnly(resources, "aws:iam/rolePolicy:RolePolicy").inputs.name, "fixed");
  });

  it("names every problem at once", async () => {
    await registeredBy(() => {
      assert.throws(
        () =>
          new WorkloadIdentity("orders", {
            account: { accountId: "1234", region: "eu-central-1" },
            namespace: "*",
            serviceAccount: "Api",
            cluster: { kind: "irsa", issuerUrl: "oidc.eks.eu-central-1.amazonaws.com" },
            permissionsBoundary: "boundary",
            maxSessionDuration: 60,
          }),
        {
          message: [
            'WorkloadIdentity "orders": 6 problems',
            '  account.accountId: "1234" is not valid; write the twelve digits of the account, such as "123456789012"',
            '  namespace: "*" is not valid; write one Kubernetes namespace, such as "orders" (a DNS label; no wildcards)',
            '  serviceAccount: "Api" is not valid; write one ServiceAccount, such as "orders": at most 63 of a-z, 0-9 and "-", beginning and ending with a letter or digit',
            '  cluster.issuerUrl: "oidc.eks.eu-central-1.amazonaws.com" is not valid; write the cluster\'s OIDC issuer, such as "https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF"',
            '  permissionsBoundary: "boundary" is not valid; write the ARN of an IAM policy, such as "arn:aws:iam::123456789012:policy/boundary"',
            "  maxSessionDuration: 60 is not valid; write a whole number of seconds from 3600 to 43200",
          ].join("\n"),
        },
      );
    });
  });

  it("leaves values that are not known yet to AWS", async () => {
    await registeredBy(() => {
      const later = pulumi.output("later");
      new WorkloadIdentity("orders", {
        account: { accountId: later, region: pulumi.output("eu-central-1") },
        namespace: later,
        serviceAccount: later,
        cluster: { kind: "podIdentity", clusterName: later },
      });
    });
  });
});
