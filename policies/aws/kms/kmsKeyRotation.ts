import { policy } from "../../core";

export const kmsKeyRotation = policy({
  name: "aws-kms-key-rotation",
  rationale: "The more is encrypted under one material, and the longer, the more is lost if it comes out.",
  title: "KMS keys rotate their material",
  severity: "high",
  controls: { cisAws: ["3.6"], nist80053: ["SC-12", "SC-28(3)"], pciDss: ["3.7.4"] },
  remediation: "Set enableKeyRotation to true on the key.",
  resources: ["aws:kms/key:Key"],
  remedy: { enableKeyRotation: true },
  check: (key, report) => {
    const symmetric = (key.props.customerMasterKeySpec ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT";
    const encrypts = (key.props.keyUsage ?? "ENCRYPT_DECRYPT") === "ENCRYPT_DECRYPT";
    if (symmetric && encrypts && key.props.enableKeyRotation !== true) report("enableKeyRotation is not true");
  },
});
