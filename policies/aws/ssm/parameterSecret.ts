import { holdsSecret, policy, text, valueIfKnown } from "../../core";

export const parameterSecret = policy({
  name: "aws-parameter-secret",
  title: "Parameters that hold secrets are encrypted",
  severity: "high",
  controls: { nist80053: ["IA-5(7)", "SC-28"], pciDss: ["8.6.2"] },
  remediation: "Set type to SecureString.",
  resources: ["aws:ssm/parameter:Parameter"],
  check: (resource, report) => {
    const { props } = resource;
    const name = (text(valueIfKnown(props, "name")) ?? resource.name).split("/").at(-1) ?? "";
    if (props.type !== "SecureString" && holdsSecret(name, props, "value")) report("holds a secret as a plain String");
  },
});
