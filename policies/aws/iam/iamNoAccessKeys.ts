import { policy } from "../../core";

export const iamNoAccessKeys = policy({
  name: "aws-iam-no-access-keys",
  rationale: "A key that never changes works until somebody notices that it was copied.",
  title: "Nothing signs in to AWS with a key that never changes",
  severity: "high",
  controls: { nist80053: ["IA-5", "AC-2(3)"], pciDss: ["8.6.3"] },
  remediation: "Let the workload assume a role: EKS Pod Identity, IRSA, an instance profile, or OIDC federation.",
  resources: ["aws:iam/accessKey:AccessKey"],
  check: (_key, report) => report("is a long-lived access key of an IAM user"),
});
