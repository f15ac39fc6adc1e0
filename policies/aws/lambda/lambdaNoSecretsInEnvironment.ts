import { checkEach, holdsSecret, policy, record } from "../../core";

export const lambdaNoSecretsInEnvironment = policy({
  name: "aws-lambda-no-secrets-in-environment",
  rationale:
    "Whoever may look at the function's configuration reads its variables, and so does whoever sees the state.",
  title: "Lambda functions do not carry secrets as environment variables",
  severity: "high",
  controls: { nist80053: ["IA-5(7)"], pciDss: ["8.6.2"] },
  remediation: "Keep the value in Secrets Manager, give the function its ARN, and read it at start.",
  resources: ["aws:lambda/function:Function"],
  check: ({ props }, report) => {
    const variables = record(record(props.environment).variables);
    checkEach(Object.keys(variables), (name) => {
      if (holdsSecret(name, variables, name)) report(`environment.variables.${name} holds a secret in clear`);
    });
  },
});
