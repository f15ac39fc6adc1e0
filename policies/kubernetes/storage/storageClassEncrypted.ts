import { policy, record, text } from "../../core";

/** CSI drivers whose volumes are encrypted only if the class asks for it. Source: the drivers' parameter lists. */
const provisioners = new Set(["ebs.csi.aws.com", "kubernetes.io/aws-ebs"]);

export const storageClassEncrypted = policy({
  name: "kubernetes-storage-class-encrypted",
  rationale: "Volumes are made from the class by everyone, and keep what was written in snapshots.",
  title: "Volumes of storage classes on EBS are encrypted",
  severity: "high",
  controls: { nist80053: ["SC-28", "SC-28(1)"] },
  remediation: 'Set parameters.encrypted to "true" and parameters.kmsKeyId to the ARN of your key.',
  resources: ["kubernetes:storage.k8s.io/*:StorageClass"],
  check: (storageClass, report) => {
    if (!provisioners.has(text(storageClass.props.provisioner) ?? "")) return;
    if (record(storageClass.props.parameters).encrypted !== "true") report('parameters.encrypted is not "true"');
  },
});
