import { checkEach, holdsSecret, policy, records, text } from "../../core";
import { containersOf } from "./_helpers";

export const ecsNoSecretsInEnvironment = policy({
  name: "aws-ecs-no-secrets-in-environment",
  title: "Tasks of ECS do not carry secrets as plain environment variables",
  severity: "high",
  controls: { nist80053: ["IA-5(7)"], pciDss: ["8.6.2"], awsFsbp: ["ECS.8"] },
  remediation: "Name the secret's ARN in secrets of the container instead of its value in environment.",
  resources: ["aws:ecs/taskDefinition:TaskDefinition"],
  check: (resource, report) => {
    checkEach(containersOf(resource), ({ path, container }) => {
      checkEach(records(container.environment), (variable) => {
        const name = text(variable.name) ?? "";
        if (holdsSecret(name, variable, "value")) report(`${path}: ${name} holds a secret in clear`);
      });
    });
  },
});
