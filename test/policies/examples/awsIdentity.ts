import { type PolicyExamples, says } from "../support/examples";
import { type ExampleResource, resource } from "../support/judge";
import { allow, policyText } from "./iam";

const provider = "oidc.eks.eu-central-1.amazonaws.com/id/ABC";
const federated = { Federated: `arn:aws:iam::123456789012:oidc-provider/${provider}` };
const readOrders = allow({ Action: ["s3:GetObject"], Resource: "arn:aws:s3:::orders/*" });

export const awsIdentityExamples: readonly PolicyExamples[] = [
  {
    policy: "aws-iam-no-administrator",
    good: {
      "what is needed": identityPolicy(readOrders),
      "everything on one bucket": identityPolicy(allow({ Action: "*", Resource: "arn:aws:s3:::orders" })),
      "a refusal of everything": identityPolicy({ Effect: "Deny", Action: "*", Resource: "*" }),
    },
    bad: {
      "everything on everything": says(
        identityPolicy(allow({ Action: "*", Resource: "*" })),
        "policy: Statement[0] allows every action on every resource",
      ),
      "everything on everything, among others": says(
        identityPolicy(allow({ Action: ["s3:GetObject", "*"], Resource: ["arn:aws:s3:::orders", "*"] })),
        "policy: Statement[0] allows every action on every resource",
      ),
      "the same in a role": says(
        resource("aws:iam/role:Role", {
          inlinePolicies: [{ name: "a", policy: policyText(allow({ Sid: "All", Action: ["*:*"], Resource: ["*"] })) }],
        }),
        "policy: All allows every action on every resource",
      ),
      "everything but one service": says(
        identityPolicy(allow({ NotAction: "iam:*", Resource: "*" })),
        "policy: Statement[0] allows every action on every resource",
      ),
    },
  },
  {
    policy: "aws-iam-no-administrator-attachment",
    good: {
      "a policy for one purpose": attachment("arn:aws:iam::aws:policy/service-role/AmazonEKSServicePolicy"),
      "a policy of one's own": attachment("arn:aws:iam::123456789012:policy/AdministratorAccess"),
    },
    bad: {
      administrators: says(
        attachment("arn:aws:iam::aws:policy/AdministratorAccess"),
        "attaches arn:aws:iam::aws:policy/AdministratorAccess",
      ),
      "in China, in the role itself": says(
        resource("aws:iam/role:Role", { managedPolicyArns: ["arn:aws-cn:iam::aws:policy/IAMFullAccess"] }),
        "attaches arn:aws-cn:iam::aws:policy/IAMFullAccess",
      ),
    },
  },
  {
    policy: "aws-iam-no-wildcard-actions",
    good: {
      "actions by name": identityPolicy(readOrders),
      "actions by their beginning": identityPolicy(allow({ Action: "s3:Get*", Resource: "*" })),
      "a refusal of a service": identityPolicy({ Effect: "Deny", Action: "iam:*", Resource: "*" }),
    },
    bad: {
      "a service": says(
        identityPolicy(allow({ Action: ["s3:*", "sqs:SendMessage"], Resource: "arn:aws:s3:::orders" })),
        "policy: Statement[0] allows s3:*",
      ),
      "all services but some": says(
        identityPolicy(allow({ NotAction: ["iam:*"], Resource: "*" })),
        "policy: Statement[0] allows everything but iam:*",
      ),
    },
  },
  {
    policy: "aws-iam-no-broad-decryption",
    good: {
      "one key": identityPolicy(
        allow({ Action: "kms:Decrypt", Resource: "arn:aws:kms:eu-central-1:123456789012:key/k" }),
      ),
      "other actions on all keys": identityPolicy(allow({ Action: "kms:ListAliases", Resource: "*" })),
    },
    bad: {
      "all keys": says(
        identityPolicy(allow({ Action: ["kms:Decrypt"], Resource: "*" })),
        "policy: Statement[0] allows kms:Decrypt under every key",
      ),
      "all keys, by wildcard": says(
        identityPolicy(allow({ Action: ["kms:ReEncrypt*", "kms:D?crypt"], Resource: "*" })),
        "policy: Statement[0] allows kms:ReEncrypt*, kms:D?crypt under every key",
      ),
    },
  },
  {
    policy: "aws-iam-no-broad-access",
    good: {
      "one bucket": identityPolicy(readOrders),
      "what tells nothing of data": identityPolicy(
        allow({ Action: ["s3:ListAllMyBuckets", "ecr:Get*"], Resource: "*" }),
      ),
      "a refusal": identityPolicy({ Effect: "Deny", Action: "s3:GetObject", Resource: "*" }),
    },
    bad: {
      "every bucket": says(
        identityPolicy(allow({ Action: ["s3:GetObject", "s3:ListBucket"], Resource: "*" })),
        "policy: Statement[0] allows s3:GetObject on every resource",
      ),
      "every secret, by wildcard": says(
        identityPolicy(allow({ Action: "secretsmanager:Get*", Resource: ["*"] })),
        "policy: Statement[0] allows secretsmanager:Get* on every resource",
      ),
      "every role, in any case": says(
        identityPolicy(allow({ Action: "IAM:passrole", Resource: "*" })),
        "policy: Statement[0] allows IAM:passrole on every resource",
      ),
    },
  },
  {
    policy: "aws-iam-trust-policy",
    good: {
      "a service": role(allow({ Principal: { Service: "pods.eks.amazonaws.com" }, Action: "sts:AssumeRole" })),
      "one service account": role(
        webIdentity({
          [`${provider}:sub`]: "system:serviceaccount:orders:orders",
          [`${provider}:aud`]: "sts.amazonaws.com",
        }),
      ),
    },
    bad: {
      everyone: says(
        role(allow({ Sid: "Open", Principal: "*", Action: "sts:AssumeRole" })),
        "assumeRolePolicy: Open trusts everyone",
      ),
      "every pod of the cluster": says(
        role(webIdentity({ [`${provider}:aud`]: "sts.amazonaws.com" })),
        "assumeRolePolicy: Statement[0] does not compare :sub",
      ),
      "tokens for other audiences": says(
        role(webIdentity({ [`${provider}:sub`]: "system:serviceaccount:orders:orders" })),
        "assumeRolePolicy: Statement[0] does not compare :aud",
      ),
      "every service account of a namespace": says(
        role(
          webIdentity(
            { [`${provider}:sub`]: "system:serviceaccount:orders:*", [`${provider}:aud`]: "sts.amazonaws.com" },
            "StringLike",
          ),
        ),
        "assumeRolePolicy: Statement[0] trusts the subject system:serviceaccount:orders:*",
      ),
    },
  },
  {
    policy: "aws-iam-no-access-keys",
    good: { "a role": resource("aws:iam/role:Role", {}) },
    bad: {
      "a key": says(
        resource("aws:iam/accessKey:AccessKey", { user: "ci" }),
        "is a long-lived access key of an IAM user",
      ),
    },
  },
  {
    policy: "aws-iam-no-user-policies",
    good: {
      "a role's": resource("aws:iam/policyAttachment:PolicyAttachment", { roles: ["orders"], policyArn: "arn" }),
    },
    bad: {
      "a user's own": says(resource("aws:iam/userPolicy:UserPolicy", { user: "ci" }), "gives permissions to a user"),
      "among others, a user's": says(
        resource("aws:iam/policyAttachment:PolicyAttachment", { roles: ["orders"], users: ["ci"], policyArn: "arn" }),
        "gives permissions to a user",
      ),
    },
  },
];

function identityPolicy(...statements: Record<string, unknown>[]): ExampleResource {
  return resource("aws:iam/policy:Policy", { policy: policyText(...statements) });
}

function attachment(policyArn: string): ExampleResource {
  return resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { policyArn, role: "orders" });
}

function role(...statements: Record<string, unknown>[]): ExampleResource {
  return resource("aws:iam/role:Role", { assumeRolePolicy: policyText(...statements) });
}

function webIdentity(compared: Record<string, string>, operator = "StringEquals"): Record<string, unknown> {
  return allow({ Principal: federated, Action: "sts:AssumeRoleWithWebIdentity", Condition: { [operator]: compared } });
}
