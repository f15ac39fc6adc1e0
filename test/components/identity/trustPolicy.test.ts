import assert from "node:assert/strict";
import { irsaTrustPolicy, podIdentityTrustPolicy } from "../../../components/identity";
import { isAllowed, type Probe } from "./iamSimulator";

const role = "arn:aws:iam::123456789012:role/orders";
const orders = { accountId: "123456789012", region: "eu-central-1", namespace: "orders", serviceAccount: "api" };

describe("podIdentityTrustPolicy", () => {
  const policy = podIdentityTrustPolicy({ ...orders, clusterName: "production" });
  const session = {
    "aws:SourceAccount": "123456789012",
    "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:eu-central-1:123456789012:cluster/production",
    "aws:RequestTag/kubernetes-namespace": "orders",
    "aws:RequestTag/kubernetes-service-account": "api",
  };
  const assume = (change: Partial<Probe>): Probe => ({
    principal: "pods.eks.amazonaws.com",
    action: "sts:AssumeRole",
    resource: role,
    context: session,
    resourcePolicy: policy,
    ...change,
  });

  it("trusts EKS for the service account, to assume the role and to tag the session", async () => {
    assert.equal(await isAllowed(assume({})), true);
    assert.equal(await isAllowed(assume({ action: "sts:TagSession" })), true);
  });

  const { "aws:RequestTag/kubernetes-namespace": _, ...untagged } = session;
  const denied: Readonly<Record<string, Partial<Probe>>> = {
    "another service account": { context: { ...session, "aws:RequestTag/kubernetes-service-account": "worker" } },
    "another namespace": { context: { ...session, "aws:RequestTag/kubernetes-namespace": "payments" } },
    "another cluster": {
      context: {
        ...session,
        "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:eu-central-1:123456789012:cluster/staging",
      },
    },
    "another account's cluster": { context: { ...session, "aws:SourceAccount": "999999999999" } },
    "a session without tags": { context: untagged },
    "another service": { principal: "ec2.amazonaws.com" },
    "a role of the same account": { principal: "arn:aws:iam::123456789012:role/admin" },
  };
  for (const [who, change] of Object.entries(denied)) {
    it(`does not trust ${who}`, async () => assert.equal(await isAllowed(assume(change)), false));
  }

  it("names the cluster in the region's partition", () => {
    const [statement] = podIdentityTrustPolicy({ ...orders, region: "us-gov-west-1", clusterName: "c" }).Statement;
    assert.equal(
      statement?.Condition?.StringEquals?.["aws:RequestTag/eks-cluster-arn"],
      "arn:aws-us-gov:eks:us-gov-west-1:123456789012:cluster/c",
    );
  });
});

describe("irsaTrustPolicy", () => {
  const issuer = "oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF";
  const policy = irsaTrustPolicy({ ...orders, issuerUrl: `https://${issuer}`, audience: "sts.amazonaws.com" });
  const token = { [`${issuer}:sub`]: "system:serviceaccount:orders:api", [`${issuer}:aud`]: "sts.amazonaws.com" };
  const assume = (change: Partial<Probe>): Probe => ({
    principal: `arn:aws:iam::123456789012:oidc-provider/${issuer}`,
    action: "sts:AssumeRoleWithWebIdentity",
    resource: role,
    context: token,
    resourcePolicy: policy,
    ...change,
  });

  it("trusts a token of the service account for STS", async () => {
    assert.equal(await isAllowed(assume({})), true);
  });

  const otherIssuer = "oidc.eks.eu-central-1.amazonaws.com/id/FEDCBA9876543210";
  const denied: Readonly<Record<string, Partial<Probe>>> = {
    "another service account": { context: { ...token, [`${issuer}:sub`]: "system:serviceaccount:orders:worker" } },
    "another namespace": { context: { ...token, [`${issuer}:sub`]: "system:serviceaccount:payments:api" } },
    "a service account whose name starts the same": {
      context: { ...token, [`${issuer}:sub`]: "system:serviceaccount:orders:api-2" },
    },
    "a token meant for somebody else": { context: { ...token, [`${issuer}:aud`]: "https://kubernetes.default.svc" } },
    "a token without an audience": { context: { [`${issuer}:sub`]: "system:serviceaccount:orders:api" } },
    "a token without a subject": { context: { [`${issuer}:aud`]: "sts.amazonaws.com" } },
    "another issuer": { principal: `arn:aws:iam::123456789012:oidc-provider/${otherIssuer}` },
    "EKS Pod Identity": { principal: "pods.eks.amazonaws.com", action: "sts:AssumeRole" },
  };
  for (const [who, change] of Object.entries(denied)) {
    it(`does not trust ${who}`, async () => assert.equal(await isAllowed(assume(change)), false));
  }

  it("takes the issuer with or without the scheme and a slash at the end", () => {
    const audience = "sts.amazonaws.com";
    assert.deepEqual(irsaTrustPolicy({ ...orders, issuerUrl: `https://${issuer}/`, audience }), policy);
    assert.deepEqual(irsaTrustPolicy({ ...orders, issuerUrl: issuer, audience }), policy);
  });
});
