import * as aws from "@pulumi/aws";

const issuer = "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";

/** The service's role, and a user for the pipeline that deploys it. */
export function createIdentity(): aws.iam.Role {
  const role = new aws.iam.Role("invoices", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" } },
        },
      ],
    }),
  });
  new aws.iam.RolePolicy("invoices", {
    role: role.name,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["s3:*", "sqs:*"], Resource: "*" },
        { Effect: "Allow", Action: "kms:Decrypt", Resource: "*" },
      ],
    }),
  });
  new aws.kms.Key("invoices", { description: "Addresses of customers" });

  const pipeline = new aws.iam.User("invoices-pipeline");
  new aws.iam.UserPolicyAttachment("invoices-pipeline", {
    user: pipeline.name,
    policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
  });
  new aws.iam.AccessKey("invoices-pipeline", { user: pipeline.name });
  return role;
}
