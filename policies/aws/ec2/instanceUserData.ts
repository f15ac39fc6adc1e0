import { holdsSecret, policy, text, valueIfKnown } from "../../core";

export const instanceUserData = policy({
  name: "aws-instance-user-data",
  title: "What instances start with holds no secrets",
  severity: "high",
  controls: { nist80053: ["IA-5(7)"], pciDss: ["8.6.2"] },
  remediation:
    "Let the instance read the secret from Secrets Manager or Parameter Store with its role: whoever may describe it reads its user data.",
  resources: [
    "aws:ec2/instance:Instance",
    "aws:ec2/launchTemplate:LaunchTemplate",
    "aws:ec2/launchConfiguration:LaunchConfiguration",
  ],
  check: (resource, report) => {
    const { props } = resource;
    const script = text(valueIfKnown(props, "userData")) ?? decoded(text(valueIfKnown(props, "userDataBase64")) ?? "");
    const texts = [script, decoded(script)];
    if (texts.some((given) => holdsSecret("", { given }, "given"))) report("userData holds a secret in clear");
  },
});

function decoded(script: string): string {
  return Buffer.from(script, "base64").toString("utf8");
}
