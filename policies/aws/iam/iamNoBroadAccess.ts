import { policy } from "../../core";
import { coversAction, eachPermission, identityPolicyTypes, isForEveryResource } from "./_helpers";

/**
 * Actions that read data or secrets, and those that take or hand on a role. Source: the risks that Salesforce's
 * Cloudsplaining looks for, "Data Exfiltration" and "Privilege Escalation".
 */
const sensitive = [
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "iam:PassRole",
  "s3:GetObject",
  "secretsmanager:GetSecretValue",
  "sqs:ReceiveMessage",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
  "sts:AssumeRole",
];

export const iamNoBroadAccess = policy({
  name: "aws-iam-no-broad-access",
  rationale: "A service that was broken into could read the data, or take the roles, of every other.",
  title: "IAM policies name the data that may be read and the roles that may be taken",
  severity: "high",
  controls: { nist80053: ["AC-6", "AC-3"] },
  remediation: "Put the ARNs of the buckets, tables, queues, secrets, parameters or roles into Resource.",
  resources: identityPolicyTypes,
  check: eachPermission((statement, report) => {
    const matched = statement.actions.filter((action) => sensitive.some((name) => coversAction(action, name)));
    if (statement.allows && matched.length > 0 && isForEveryResource(statement)) {
      report(`policy: ${statement.path} allows ${matched.join(", ")} on every resource`);
    }
  }),
});
