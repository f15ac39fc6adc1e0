import assert from "node:assert/strict";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { WorkloadIdentity, type WorkloadIdentityArgs } from "../../../components/identity";
import { identityMark, irsaCredentials, podIdentityCredentials } from "../../../components/identity/podCredentials";
import { bucketGrants } from "../../../components/storage/bucket/bucketGrants";
import { HardenedWorkload } from "../../../components/workload";
import { urnName } from "../../support/deployment";
import { type MockedOutputs, type Phase, registeredBy, theOnly } from "../../support/mockedStack";
import { at } from "../workload/registered";

const account = { accountId: "123456789012", region: "eu-central-1" };
const base = { account, namespace: "orders", serviceAccount: "api" };
const podIdentity: WorkloadIdentityArgs = { ...base, cluster: { kind: "podIdentity", clusterName: "production" } };
const irsa: WorkloadIdentityArgs = {
  ...base,
  cluster: { kind: "irsa", issuerUrl: "https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF" },
};
const image = `registry.example.com/orders@sha256:${"0".repeat(64)}`;
const named = { ...irsa, transform: { role: { name: "orders", path: "/services/" } } };

const roles: MockedOutputs = {
  "aws:iam/role:Role": (name) => ({ arn: `arn:aws:iam::123456789012:role/${name}-1a2b3c4`, name: `${name}-1a2b3c4` }),
};

/** A Deployment whose pods have the identity. */
async function deployment(args: WorkloadIdentityArgs, phase?: Phase) {
  const resources = await registeredBy(
    () => {
      const identity = new WorkloadIdentity("orders", args);
      const { podCredentials, podAnnotations } = identity;
      new HardenedWorkload(
        "orders",
        { namespace: "orders", image, ...podCredentials, podAnnotations },
        { dependsOn: [identity] },
      );
    },
    roles,
    phase,
  );
  const { inputs, dependencies, propertyDependencies } = theOnly(resources, "kubernetes:apps/v1:Deployment");
  const template = at(inputs, "spec", "template");
  return {
    env: at(template, "spec", "containers", 0, "env"),
    volumes: at(template, "spec", "volumes"),
    mounts: at(template, "spec", "containers", 0, "volumeMounts"),
    mark: at(template, "metadata", "annotations", "secure-microservice/identity"),
    awaited: dependencies.map(urnName).sort(),
    takes: (propertyDependencies.spec ?? []).map(urnName),
  };
}

describe("what pods are told of their credentials", () => {
  it("is the agent of their node and a token for it, whenever they were admitted", async () => {
    const { env, volumes, mounts } = await deployment(podIdentity);
    const folder = "/var/run/secrets/pods.eks.amazonaws.com/serviceaccount";
    assert.deepEqual(env, [
      { name: "AWS_REGION", value: "eu-central-1" },
      { name: "AWS_CONTAINER_CREDENTIALS_FULL_URI", value: "http://169.254.170.23/v1/credentials" },
      { name: "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", value: `${folder}/eks-pod-identity-token` },
    ]);
    const serviceAccountToken = {
      audience: "pods.eks.amazonaws.com",
      expirationSeconds: 86400,
      path: "eks-pod-identity-token",
    };
    const volume = { name: "eks-pod-identity-token", projected: { sources: [{ serviceAccountToken }] } };
    assert.deepEqual(at(volumes, 1), volume);
    assert.deepEqual(at(mounts, 1), { name: "eks-pod-identity-token", mountPath: folder, readOnly: true });
  });

  it("is the agent's other address where pods have IPv6", () => {
    const { env } = podIdentityCredentials("eu-central-1", "ipv6");
    assert.equal(env.AWS_CONTAINER_CREDENTIALS_FULL_URI, "http://[fd00:ec2::23]/v1/credentials");
  });

  it("with IRSA is their role and a token for STS of the region", async () => {
    const { env, volumes } = await deployment(irsa);
    assert.deepEqual(env, [
      { name: "AWS_REGION", value: "eu-central-1" },
      { name: "AWS_STS_REGIONAL_ENDPOINTS", value: "regional" },
      { name: "AWS_ROLE_ARN", value: "arn:aws:iam::123456789012:role/orders-role-1a2b3c4" },
      { name: "AWS_WEB_IDENTITY_TOKEN_FILE", value: "/var/run/secrets/eks.amazonaws.com/serviceaccount/token" },
    ]);
    const source = at(volumes, 1, "projected", "sources", 0, "serviceAccountToken");
    assert.deepEqual(source, { audience: "sts.amazonaws.com", expirationSeconds: 86400, path: "token" });
    const { serviceAccountTokens } = irsaCredentials("eu-central-1", "arn", "example.com");
    assert.equal(serviceAccountTokens["aws-iam-token"]?.audience, "example.com");
  });

  it("comes after the role and its association", async () => {
    assert.deepEqual((await deployment(podIdentity)).awaited, [
      "orders-association",
      "orders-role",
      "orders-service-account",
    ]);
    assert.deepEqual((await deployment(irsa)).awaited, ["orders-role", "orders-service-account"]);
  });

  it("has a mark that another cluster, account or role changes, so that new pods start", async () => {
    const other = { ...podIdentity, cluster: { kind: "podIdentity", clusterName: "staging" } } as const;
    const found = [
      (await deployment(podIdentity)).mark,
      (await deployment(other)).mark,
      (await deployment({ ...podIdentity, serviceAccount: "worker" })).mark,
      (await deployment({ ...podIdentity, namespace: "shop" })).mark,
      (await deployment(named)).mark,
    ];
    assert.equal(new Set(found).size, found.length);
    assert.equal(found[0], identityMark("production", "orders", "api", "orders-role-1a2b3c4"));
    assert.equal((await deployment(podIdentity)).mark, found[0]);
  });

  it("takes nothing from a role whose name is given, for that one is deleted first", async () => {
    const { env, takes } = await deployment(named, "preview");
    assert.deepEqual(at(env, 2), { name: "AWS_ROLE_ARN", value: "arn:aws:iam::123456789012:role/services/orders" });
    assert.deepEqual(takes, []);
  });
});

describe("a grant", () => {
  it("that is said after the workload is made is there before its pods", async () => {
    const resources = await registeredBy(() => {
      const identity = new WorkloadIdentity("orders", podIdentity);
      new kubernetes.core.v1.ConfigMap("pods", {}, { dependsOn: [identity] });
      const grantArn = pulumi.output("arn:aws:s3:::invoices");
      const endpoint = { name: "s3", host: pulumi.output("s3.eu-central-1.amazonaws.com") };
      identity.grant({ grantDefinition: bucketGrants, grantName: "invoices", grantArn, endpoint }, "read");
    }, roles);
    const { dependencies } = theOnly(resources, "kubernetes:core/v1:ConfigMap");
    assert.ok(dependencies.map(urnName).includes("orders-invoices-read"));
  });
});
