import { checkEach, holdsSecret, policy, records, text } from "../../core";
import { eachContainer, workloadTypes } from "../_helpers/podSpecs";

export const noSecretsInEnvironment = policy({
  name: "kubernetes-no-secrets-in-environment",
  rationale: "Whoever may look at the workload reads its variables, and so does whoever sees the state.",
  title: "Containers do not carry secrets as plain environment variables",
  severity: "high",
  controls: { nist80053: ["IA-5(7)"], pciDss: ["8.6.2"] },
  remediation: "Keep the value in a Secret and mount it, or refer to it with valueFrom.secretKeyRef.",
  resources: workloadTypes,
  check: eachContainer((container, report) => {
    checkEach(records(container.props.env), (variable) => {
      const name = text(variable.name) ?? "";
      if (holdsSecret(name, variable, "value")) report(`${container.path}: ${name} holds a secret in clear`);
    });
  }),
});
