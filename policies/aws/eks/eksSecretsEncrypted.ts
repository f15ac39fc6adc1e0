import { policy, record, texts } from "../../core";
import { keyProblem } from "../_helpers/keys";

export const eksSecretsEncrypted = policy({
  name: "aws-eks-secrets-encrypted",
  rationale: "Backups of etcd would hold every Secret readable for whoever holds the backup.",
  title: "EKS clusters encrypt Kubernetes Secrets under a KMS key",
  severity: "high",
  controls: { nist80053: ["SC-28", "SC-12"], awsFsbp: ["EKS.3"] },
  remediation: "Set encryptionConfig with resources [secrets] and provider.keyArn.",
  resources: ["aws:eks/cluster:Cluster"],
  check: ({ props }, report) => {
    const encryption = record(props.encryptionConfig);
    const ownKey = keyProblem(record(encryption.provider), "keyArn") === undefined;
    if (!texts(encryption.resources).includes("secrets") || !ownKey) report("encryptionConfig has no key for secrets");
  },
});
