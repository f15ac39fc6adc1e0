import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "../../../components/encryption";
import { type GuardedProvidersArgs, guardedProviders } from "../../../components/environment";
import { SecureNamespace } from "../../../components/workload";
import { type MockedFunctions, registeredBy, theOnly } from "../../support/mockedStack";

const account = { accountId: "123456789012", region: "eu-central-1" };
const ARN = "arn:aws:eks:eu-central-1:123456789012:cluster/platform";

const functions: MockedFunctions = {
  "aws:eks/getCluster:getCluster": ({ name, region }) => ({
    endpoint: `https://ABC.gr7.${region}.eks.amazonaws.com/${name}`,
    certificateAuthorities: [{ data: "Q0E=" }],
  }),
};

async function providersOf(args: Partial<GuardedProvidersArgs> = {}, configuration: Record<string, string> = {}) {
  pulumi.runtime.setAllConfig(configuration);
  try {
    const resources = await registeredBy(
      () => {
        const providers = guardedProviders("target", { account, clusterName: "platform", ...args });
        new EncryptionKey("data", { account }, { providers });
        new SecureNamespace("orders", {}, { providers });
      },
      {},
      "update",
      functions,
    );
    const kubernetes = theOnly(resources, "pulumi:providers:kubernetes");
    const kubeconfig = JSON.parse(String(kubernetes.inputs.kubeconfig));
    return { resources, aws: theOnly(resources, "pulumi:providers:aws"), kubernetes, kubeconfig };
  } finally {
    pulumi.runtime.setAllConfig({});
  }
}

describe("guardedProviders", () => {
  it("deploy to one account and region of AWS", async () => {
    const { aws } = await providersOf();
    assert.equal(aws.name, "target-aws");
    assert.equal(aws.inputs.region, "eu-central-1");
    assert.equal(aws.inputs.allowedAccountIds, '["123456789012"]');
  });

  it("deploy to the cluster that was named, whatever kubeconfig is current", async () => {
    const { kubernetes, kubeconfig } = await providersOf();
    assert.equal(kubernetes.name, "target-kubernetes");
    assert.equal(kubeconfig["current-context"], ARN);
    const [{ cluster }] = kubeconfig.clusters;
    assert.equal(cluster.server, "https://ABC.gr7.eu-central-1.eks.amazonaws.com/platform");
    assert.equal(cluster["certificate-authority-data"], "Q0E=");
  });

  it("keep no credentials: the AWS CLI is asked for a token", async () => {
    const { kubeconfig } = await providersOf();
    assert.deepEqual(kubeconfig.users, [
      {
        name: ARN,
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "aws",
            args: "--region eu-central-1 eks get-token --cluster-name platform --output json".split(" "),
          },
        },
      },
    ]);
  });

  it("do not replace what is in a cluster because its address changes", async () => {
    assert.equal((await providersOf()).kubernetes.inputs.clusterIdentifier, ARN);
  });

  it("are used for everything that is given them", async () => {
    const { resources, aws, kubernetes } = await providersOf();
    assert.equal(theOnly(resources, "aws:kms/key:Key").provider, `${aws.urn}::target-aws-id`);
    assert.equal(
      theOnly(resources, "kubernetes:core/v1:Namespace").provider,
      `${kubernetes.urn}::target-kubernetes-id`,
    );
  });

  it("use the profile, the role and the tags of the stack's configuration, for the token as well", async () => {
    const { aws, kubeconfig } = await providersOf(
      {},
      {
        "aws:profile": "deployer",
        "aws:assumeRoles": '[{"roleArn":"arn:aws:iam::123456789012:role/deploy"}]',
        "aws:defaultTags": '{"tags":{"team":"shop"}}',
      },
    );
    assert.equal(aws.inputs.profile, "deployer");
    assert.equal(aws.inputs.assumeRoles, '[{"roleArn":"arn:aws:iam::123456789012:role/deploy"}]');
    assert.equal(aws.inputs.defaultTags, '{"tags":{"team":"shop"}}');
    const { args } = kubeconfig.users[0].user.exec;
    assert.deepEqual(args.slice(2, 4), ["--profile", "deployer"]);
    assert.deepEqual(args.slice(-2), ["--role-arn", "arn:aws:iam::123456789012:role/deploy"]);
  });

  it("take transforms", async () => {
    const { aws, kubernetes } = await providersOf({
      transform: { aws: { maxRetries: 3 }, kubernetes: { enableServerSideApply: false } },
    });
    assert.equal(aws.inputs.maxRetries, "3");
    assert.equal(aws.inputs.region, "eu-central-1");
    assert.equal(kubernetes.inputs.enableServerSideApply, "false");
  });

  it("name every problem at once", () => {
    const roles = '[{"roleArn":"arn:aws:iam::123456789012:role/a"},{"roleArn":"arn:aws:iam::123456789012:role/b"}]';
    pulumi.runtime.setAllConfig({ "aws:assumeRoles": roles });
    try {
      assert.throws(
        () => guardedProviders("target", { account: { accountId: "12", region: "moon" }, clusterName: "no/name" }),
        /4 problems\n {2}account\.accountId: .*\n {2}account\.region: .*\n {2}clusterName: .*\n {2}aws:assumeRoles: /,
      );
    } finally {
      pulumi.runtime.setAllConfig({});
    }
  });
});
