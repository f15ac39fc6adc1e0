import { policy, record, text } from "../../core";
import { bucketTypes, partsOf } from "./_helpers";

export const s3Versioning = policy({
  name: "aws-s3-versioning",
  rationale: "What was overwritten or deleted, by mistake or by ransomware, cannot be had back otherwise.",
  title: "S3 buckets keep what was overwritten or deleted",
  severity: "medium",
  controls: { nist80053: ["CP-9", "AU-9(2)"] },
  remediation: "Add a BucketVersioning for the bucket with the status Enabled.",
  resources: bucketTypes,
  checkInStack: (bucket, report, stack) => {
    const parts = partsOf(bucket, "versioning", stack);
    if (parts.length === 0) {
      const inline = record(stack.given(bucket, "versioning")).enabled;
      if (inline !== true) report("has no BucketVersioning");
    }
    for (const part of parts) {
      const status = text(record(part.props.versioningConfiguration).status);
      if (status !== "Enabled") report(`the status of ${part.name} is ${status ?? "not set"}`);
    }
  },
});
