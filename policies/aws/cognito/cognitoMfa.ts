import { policy } from "../../core";

export const cognitoMfa = policy({
  name: "aws-cognito-mfa",
  title: "People can sign in with a second factor",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["IA-2(1)", "IA-2(2)"], pciDss: ["8.4.2"] },
  remediation: "Set mfaConfiguration to ON, or to OPTIONAL.",
  resources: ["aws:cognito/userPool:UserPool"],
  check: (resource, report) => {
    if ((resource.props.mfaConfiguration ?? "OFF") === "OFF") report("mfaConfiguration is OFF");
  },
});
