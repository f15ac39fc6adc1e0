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
      "everything but IAM": identityPolicy(allow({ NotAction: ["iam:*", "organizations:*"], Resource: "*" })),
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
      "everything but one action": says(
        identityPolicy(allow({ NotAction: "s3:DeleteBucket", Resource: "*" })),
        "policy: Statement[0] allows every action on every resource",
      ),
      "everything on every ARN": says(
        identityPolicy(allow({ Action: "**", Resource: "arn:aws:*" })),
        "policy: Statement[0] allows every action on every resource",
      ),
    },
  },
  {
    policy: "aws-iam-no-administrator-attachment",
    good: {
      "a policy for one purpose": attachment("arn:aws:iam::aws:policy/service-role/AmazonEKSServicePolicy"),
      "much, but no administration": attachment("arn:aws:iam::aws:policy/PowerUserAccess"),
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
      "a service, by more wildcards": says(
        identityPolicy(allow({ Action: "iam:*?*", Resource: "*" })),
        "policy: Statement[0] allows iam:*?*",
      ),
      "some actions of every service": says(
        identityPolicy(allow({ Action: "*:Get*", Resource: "*" })),
        "policy: Statement[0] allows *:Get*",
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
      "keys with a tag": identityPolicy(
        allow({
          Action: "kms:Decrypt",
          Resource: "arn:aws:kms:*:123456789012:key/*",
          Condition: { StringEquals: { "aws:ResourceTag/service": "orders" } },
        }),
      ),
      "all buckets, and one key": identityPolicy(
        allow({
          Action: ["s3:ListBucket", "kms:Decrypt"],
          Resource: ["arn:aws:s3:::*", "arn:aws:kms:eu-central-1:123456789012:key/k"],
        }),
      ),
      "other actions on all keys": identityPolicy(allow({ Action: "kms:ListAliases", Resource: "*" })),
    },
    bad: {
      "all keys": says(
        identityPolicy(allow({ Action: ["kms:Decrypt"], Resource: "*" })),
        "policy: Statement[0] allows kms:Decrypt under every key",
      ),
      "all keys of a region": says(
        identityPolicy(allow({ Action: "kms:Decrypt", Resource: "arn:aws:kms:eu-central-1:123456789012:key/*" })),
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
      "secrets of one service": identityPolicy(
        allow({ Action: "secretsmanager:GetSecretValue", Resource: "arn:aws:secretsmanager:*:*:secret:orders/*" }),
      ),
      "objects of every bucket whose name begins so": identityPolicy(
        allow({ Action: "s3:GetObject", Resource: "arn:aws:s3:::orders-*" }),
      ),
      "roles of one name": identityPolicy(
        allow({ Action: "sts:AssumeRole", Resource: "arn:aws:iam::*:role/*/deployer" }),
      ),
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
      "every bucket by its ARN": says(
        identityPolicy(allow({ Action: "s3:Get*", Resource: ["arn:aws:s3:::*", "arn:aws:s3:::*/*"] })),
        "policy: Statement[0] allows s3:Get* on every resource",
      ),
      "every index of every table": says(
        identityPolicy(allow({ Action: "dynamodb:Query", Resource: "arn:aws:dynamodb:*:*:table/*/index/*" })),
        "policy: Statement[0] allows dynamodb:Query on every resource",
      ),
      "every secret by its ARN, for people of IAM Identity Center": says(
        resource("aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", {
          inlinePolicy: policyText(
            allow({ Action: "secretsmanager:GetSecretValue", Resource: "arn:aws:secretsmanager:*:*:secret:*" }),
          ),
        }),
        "policy: Statement[0] allows secretsmanager:GetSecretValue on every resource",
      ),
      "every role by its ARN": says(
        identityPolicy(allow({ Action: "sts:AssumeRole", Resource: "arn:aws:iam::*:role/*" })),
        "policy: Statement[0] allows sts:AssumeRole on every resource",
      ),
      "every role, in any case": says(
        identityPolicy(allow({ Action: "IAM:passrole", Resource: "*" })),
        "policy: Statement[0] allows IAM:passrole on every resource",
      ),
    },
  },
  {
    policy: "aws-iam-no-privilege-escalation",
    good: {
      "one's own keys": identityPolicy(
        allow({ Action: "iam:CreateAccessKey", Resource: "arn:aws:iam::*:user/deployer" }),
      ),
      "the code of one function": identityPolicy(
        allow({ Action: "lambda:UpdateFunctionCode", Resource: "arn:aws:lambda:*:123456789012:function:orders" }),
      ),
      "a refusal": identityPolicy({ Effect: "Deny", Action: "iam:PutRolePolicy", Resource: "*" }),
    },
    bad: {
      "keys of every user": says(
        identityPolicy(allow({ Action: ["iam:CreateAccessKey", "iam:ListUsers"], Resource: "*" })),
        "policy: Statement[0] allows iam:CreateAccessKey on every resource",
      ),
      "policies of every role": says(
        identityPolicy(allow({ Action: ["iam:Attach*", "iam:PutRolePolicy"], Resource: "arn:aws:iam::*:role/*" })),
        "policy: Statement[0] allows iam:Attach*, iam:PutRolePolicy on every resource",
      ),
      "the code of every function": says(
        identityPolicy(allow({ Action: "lambda:Update*", Resource: "*" })),
        "policy: Statement[0] allows lambda:Update* on every resource",
      ),
    },
  },
  {
    policy: "aws-iam-trust-policy",
    good: {
      "a service": role(allow({ Principal: { Service: "pods.eks.amazonaws.com" }, Action: "sts:AssumeRole" })),
      "one repository of GitHub, on any branch": role(
        webIdentity(
          { [`${provider}:sub`]: ["repo:example/orders:*"], [`${provider}:aud`]: "sts.amazonaws.com" },
          "ForAnyValue:StringLike",
        ),
      ),
      "people who signed in at an identity pool": role(
        allow({
          Principal: { Federated: "cognito-identity.amazonaws.com" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: { "cognito-identity.amazonaws.com:aud": "eu-central-1:pool" },
            "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
          },
        }),
      ),
      "one service account": role(
        webIdentity({
          [`${provider}:sub`]: "system:serviceaccount:orders:orders",
          [`${provider}:aud`]: "sts.amazonaws.com",
        }),
      ),
    },
    bad: {
      "every repository of GitHub": says(
        role(webIdentity({ [`${provider}:sub`]: "repo:*", [`${provider}:aud`]: "sts.amazonaws.com" }, "StringLike")),
        "assumeRolePolicy: Statement[0] trusts the subject repo:*",
      ),
      "those who did not sign in": says(
        role(
          allow({
            Principal: { Federated: "cognito-identity.amazonaws.com" },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: { StringEquals: { "cognito-identity.amazonaws.com:aud": "eu-central-1:pool" } },
          }),
        ),
        "assumeRolePolicy: Statement[0] does not compare :amr",
      ),
      "roles of every account": says(
        role(
          allow({
            Principal: { AWS: "*" },
            Action: "sts:AssumeRole",
            Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/orders" } },
          }),
        ),
        "assumeRolePolicy: Statement[0] trusts everyone",
      ),
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

function webIdentity(compared: Record<string, unknown>, operator = "StringEquals"): Record<string, unknown> {
  return allow({ Principal: federated, Action: "sts:AssumeRoleWithWebIdentity", Condition: { [operator]: compared } });
}
