import { policy, record } from "../../core";

export const secretRotation = policy({
  name: "aws-secret-rotation",
  title: "Secrets that AWS rotates are rotated every 90 days or sooner",
  severity: "medium",
  controls: { nist80053: ["AC-2(1)", "IA-5"], pciDss: ["8.6.3"], awsFsbp: ["SecretsManager.4"] },
  remediation: "Set rotationRules.automaticallyAfterDays to 90 or less.",
  resources: ["aws:secretsmanager/secretRotation:SecretRotation"],
  check: (resource, report) => {
    const days = Number(record(resource.props.rotationRules).automaticallyAfterDays ?? 0);
    if (days > 90) report(`rotationRules.automaticallyAfterDays is ${days}`);
  },
});
