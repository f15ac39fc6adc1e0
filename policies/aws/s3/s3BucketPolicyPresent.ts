import { policy } from "../../core";
import { bucketTypes, partsOf } from "./_helpers";

export const s3BucketPolicyPresent = policy({
  name: "aws-s3-bucket-policy-present",
  rationale: "Without a policy, nothing refuses requests over plain HTTP.",
  title: "S3 buckets have a policy, without which they answer plain HTTP",
  severity: "medium",
  controls: { cisAws: ["2.1.1"], nist80053: ["SC-8"], pciDss: ["4.2.1"], awsFsbp: ["S3.5"] },
  remediation: "Add a BucketPolicy that denies every action where aws:SecureTransport is false.",
  resources: bucketTypes,
  checkInStack: (bucket, report, stack) => {
    const inline = stack.given(bucket, "policy") ?? "";
    if (inline === "" && partsOf(bucket, "policy", stack).length === 0) report("has no BucketPolicy");
  },
});
