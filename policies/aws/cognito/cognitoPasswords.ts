import { isGiven, policy, record } from "../../core";

export const cognitoPasswords = policy({
  name: "aws-cognito-passwords",
  title: "People choose passwords that are hard to guess",
  severity: "medium",
  controls: { nist80053: ["IA-5(1)"], pciDss: ["8.3.6"], awsFsbp: ["Cognito.3"] },
  remediation: "Leave passwordPolicy out, or ask for 12 characters or more of every kind.",
  resources: ["aws:cognito/userPool:UserPool"],
  check: (resource, report) => {
    if (!isGiven(resource.props, "passwordPolicy")) return;
    const rules = record(resource.props.passwordPolicy);
    const length = Number(rules.minimumLength ?? 8);
    if (length < 8) report(`passwordPolicy.minimumLength is ${length}`);
    for (const kind of ["requireLowercase", "requireNumbers", "requireSymbols", "requireUppercase"]) {
      if (rules[kind] !== true) report(`passwordPolicy.${kind} is not true`);
    }
  },
});
