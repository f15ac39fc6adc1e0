import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const cognitoClientErrors = policy({
  name: "aws-cognito-client-errors",
  title: "Nobody learns by signing in which users there are",
  severity: "low",
  controls: { nist80053: ["IA-6", "SI-11"] },
  remediation: "Set preventUserExistenceErrors to ENABLED.",
  resources: ["aws:cognito/userPoolClient:UserPoolClient"],
  check: mustNotBe("preventUserExistenceErrors", "LEGACY"),
});
