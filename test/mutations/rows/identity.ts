import { EncryptionKey } from "../../../components/encryption";
import { WorkloadIdentity, type WorkloadIdentityArgs } from "../../../components/identity";
import { EncryptedBucket } from "../../../components/storage";
import type { ComponentMutations } from "../mutation";
import { account, allow } from "./fixtures";

const issuer = "oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF";

function ordersIdentity(args: Partial<WorkloadIdentityArgs> = {}): void {
  const identity = new WorkloadIdentity("orders", {
    account,
    namespace: "orders",
    serviceAccount: "orders",
    cluster: { kind: "podIdentity", clusterName: "production" },
    ...args,
  });
  const key = new EncryptionKey("invoices", { account });
  const logs = new EncryptedBucket("logs", { account, purpose: "accessLogs" });
  identity.grant(new EncryptedBucket("invoices", { account, key, accessLogs: logs.accessLogTarget() }), "readWrite");
}

const roleChanged = (role: NonNullable<WorkloadIdentityArgs["transform"]>["role"]) => () =>
  ordersIdentity({ transform: { role } });

const granted = (statement: Readonly<Record<string, unknown>>) => () =>
  ordersIdentity({ transform: { rolePolicy: { policy: allow(statement) } } });

/** Trust in tokens of the cluster's OIDC issuer, under these comparisons of their claims. */
const trusting = (claims: Readonly<Record<string, string>>) =>
  roleChanged({
    assumeRolePolicy: allow({
      Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringLike: Object.fromEntries(Object.entries(claims).map(([claim, value]) => [`${issuer}:${claim}`, value])),
      },
    }),
  });

export const identityMutations: ComponentMutations = {
  component: "WorkloadIdentity",
  secure: () => ordersIdentity(),
  mutations: [
    {
      holds: "Only the pods of one service account can assume the role",
      weakened: "trust in everyone",
      program: roleChanged({ assumeRolePolicy: allow({ Principal: "*", Action: "sts:AssumeRole" }) }),
      breaks: ["aws-iam-trust-policy"],
    },
    {
      holds: "With IRSA, only one service account can assume the role",
      weakened: "trust in every service account of the namespace",
      program: trusting({ sub: "system:serviceaccount:orders:*", aud: "sts.amazonaws.com" }),
      breaks: ["aws-iam-trust-policy"],
    },
    {
      holds: "With IRSA, the service account is compared",
      weakened: "trust in every token of the cluster",
      program: trusting({ aud: "sts.amazonaws.com" }),
      breaks: ["aws-iam-trust-policy"],
    },
    {
      holds: "With IRSA, the audience of tokens is compared",
      weakened: "trust in tokens for any audience",
      program: trusting({ sub: "system:serviceaccount:orders:orders" }),
      breaks: ["aws-iam-trust-policy"],
    },
    {
      holds: "Nobody of another account can assume the role",
      weakened: "trust in another account",
      program: roleChanged({
        assumeRolePolicy: allow({ Principal: { AWS: "210987654321" }, Action: "sts:AssumeRole" }),
      }),
      breaks: ["aws-iam-external-id"],
    },
    {
      holds: "The role may do what was granted alone",
      weakened: "AmazonS3FullAccess",
      program: roleChanged({ managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"] }),
      breaks: ["aws-iam-no-power-user"],
    },
    {
      holds: "Sessions of the role end within an hour",
      weakened: "maxSessionDuration 43200",
      program: roleChanged({ maxSessionDuration: 43200 }),
      breaks: ["aws-iam-session-length"],
    },
    {
      holds: "A grant allows named actions",
      weakened: "s3:* on the bucket",
      program: granted({ Action: "s3:*", Resource: "arn:aws:s3:::invoices/*" }),
      breaks: ["aws-iam-no-wildcard-actions"],
    },
    {
      holds: "A grant allows named actions on one resource",
      weakened: "every action on every resource",
      program: granted({ Action: "*", Resource: "*" }),
      breaks: [
        "aws-iam-no-administrator",
        "aws-iam-no-broad-access",
        "aws-iam-no-broad-decryption",
        "aws-iam-no-privilege-escalation",
        "aws-iam-no-wildcard-actions",
      ],
    },
    {
      holds: "A grant says what is allowed, not what is refused",
      weakened: "NotAction",
      program: granted({ NotAction: "iam:*", Resource: "arn:aws:s3:::invoices/*" }),
      breaks: ["aws-iam-no-wildcard-actions"],
    },
    {
      holds: "Data is decrypted under the one key that encrypts it",
      weakened: "kms:Decrypt on every key",
      program: granted({ Action: ["kms:Decrypt"], Resource: "*" }),
      breaks: ["aws-iam-no-broad-decryption"],
    },
    {
      holds: "A grant is for one bucket",
      weakened: "s3:GetObject on every bucket",
      program: granted({ Action: "s3:GetObject", Resource: "*" }),
      breaks: ["aws-iam-no-broad-access"],
    },
    {
      holds: "The role cannot take another",
      weakened: "sts:AssumeRole on every role",
      program: granted({ Action: "sts:AssumeRole", Resource: "*" }),
      breaks: ["aws-iam-no-broad-access"],
    },
    {
      holds: "The role has nothing beside its grants",
      weakened: "AdministratorAccess attached",
      program: roleChanged({ managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] }),
      breaks: ["aws-iam-no-administrator-attachment"],
    },
    {
      holds: "The role has no policy but its grants",
      weakened: "an inline policy with dynamodb:*",
      program: roleChanged({
        inlinePolicies: [{ name: "more", policy: allow({ Action: "dynamodb:*", Resource: "arn:aws:dynamodb:::t" }) }],
      }),
      breaks: ["aws-iam-no-wildcard-actions"],
    },
  ],
};
