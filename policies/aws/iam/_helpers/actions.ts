import { isForEveryResource } from "./resources";
import { coversAction, type Statement } from "./statements";

/** An action, and the service whose resources it is done on where that is not its own. */
interface Action {
  readonly name: string;
  readonly on?: string;
}

/**
 * Actions that read data or secrets, and those that take or hand on a role. Source: the risks that Salesforce's
 * Cloudsplaining looks for, "Data Exfiltration" and "Credentials Exposure".
 */
export const readingActions: readonly Action[] = [
  { name: "dynamodb:BatchGetItem" },
  { name: "dynamodb:GetItem" },
  { name: "dynamodb:PartiQLSelect" },
  { name: "dynamodb:Query" },
  { name: "dynamodb:Scan" },
  { name: "iam:PassRole" },
  { name: "kinesis:GetRecords" },
  { name: "rds-db:connect" },
  { name: "redshift:GetClusterCredentials" },
  { name: "s3:GetObject" },
  { name: "s3:GetObjectVersion" },
  { name: "secretsmanager:BatchGetSecretValue" },
  { name: "secretsmanager:GetSecretValue" },
  { name: "sqs:ReceiveMessage" },
  { name: "ssm:GetParameter" },
  { name: "ssm:GetParameterHistory" },
  { name: "ssm:GetParameters" },
  { name: "ssm:GetParametersByPath" },
  { name: "sts:AssumeRole", on: "iam" },
];

/**
 * Actions by which somebody takes rights that nobody gave them. Sources: Rhino Security Labs, "AWS IAM Privilege Escalation
 * Methods", and Cloudsplaining's "Privilege Escalation".
 */
export const escalatingActions: readonly Action[] = [
  { name: "ec2-instance-connect:SendSSHPublicKey", on: "ec2" },
  { name: "ecs:ExecuteCommand" },
  { name: "glue:UpdateDevEndpoint" },
  { name: "iam:AddUserToGroup" },
  { name: "iam:AttachGroupPolicy" },
  { name: "iam:AttachRolePolicy" },
  { name: "iam:AttachUserPolicy" },
  { name: "iam:CreateAccessKey" },
  { name: "iam:CreateLoginProfile" },
  { name: "iam:CreatePolicyVersion" },
  { name: "iam:DeactivateMFADevice" },
  { name: "iam:DeleteRolePermissionsBoundary" },
  { name: "iam:DeleteUserPermissionsBoundary" },
  { name: "iam:PutGroupPolicy" },
  { name: "iam:PutRolePermissionsBoundary" },
  { name: "iam:PutRolePolicy" },
  { name: "iam:PutUserPermissionsBoundary" },
  { name: "iam:PutUserPolicy" },
  { name: "iam:SetDefaultPolicyVersion" },
  { name: "iam:UpdateAssumeRolePolicy" },
  { name: "iam:UpdateLoginProfile" },
  { name: "kms:PutKeyPolicy" },
  { name: "lambda:AddPermission" },
  { name: "lambda:UpdateFunctionCode" },
  { name: "lambda:UpdateFunctionConfiguration" },
  { name: "s3:PutBucketPolicy" },
  { name: "secretsmanager:PutResourcePolicy" },
  { name: "ssm:SendCommand" },
  { name: "ssm:StartSession" },
];

/** Source: AWS Security Hub, controls KMS.1 and KMS.2, parameter blockedActionsPatterns. */
export const decryptingActions: readonly Action[] = [{ name: "kms:Decrypt" }, { name: "kms:ReEncryptFrom" }];

/** The patterns of a statement that allow one of these actions on every resource it can be done on. */
export function allowedEverywhere(statement: Statement, actions: readonly Action[]): readonly string[] {
  if (!statement.allows) return [];
  return statement.actions.filter((pattern) =>
    actions.some(
      ({ name, on = name.split(":")[0] }) => coversAction(pattern, name) && isForEveryResource(statement, on),
    ),
  );
}
