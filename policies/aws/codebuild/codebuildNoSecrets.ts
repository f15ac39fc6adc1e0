import { checkEach, holdsSecret, policy, record, records, text } from "../../core";

export const codebuildNoSecrets = policy({
  name: "aws-codebuild-no-secrets",
  title: "Builds do not carry secrets as plain environment variables",
  severity: "high",
  controls: { nist80053: ["IA-5(7)"], pciDss: ["8.6.2"], awsFsbp: ["CodeBuild.2"] },
  remediation: "Set type to SECRETS_MANAGER or PARAMETER_STORE, and value to the secret's name.",
  resources: ["aws:codebuild/project:Project"],
  check: (resource, report) => {
    checkEach(records(record(resource.props.environment).environmentVariables), (variable, index) => {
      const name = text(variable.name) ?? "";
      const plain = (variable.type ?? "PLAINTEXT") === "PLAINTEXT";
      if (plain && holdsSecret(name, variable, "value"))
        report(`environment.environmentVariables[${index}]: ${name} holds a secret in clear`);
    });
  },
});
