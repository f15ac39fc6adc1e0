import { policy, record, text } from "../../core";

export const s3Ownership = policy({
  name: "aws-s3-ownership",
  rationale: "An object that another account owns is beyond the bucket's own policy.",
  title: "S3 buckets own every object in them",
  severity: "medium",
  controls: { nist80053: ["AC-3"], awsFsbp: ["S3.12"] },
  remediation: "Set rule.objectOwnership to BucketOwnerEnforced, which turns access control lists off.",
  resources: ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
  check: (controls, report) => {
    const ownership = text(record(controls.props.rule).objectOwnership);
    if (ownership !== "BucketOwnerEnforced") report(`rule.objectOwnership is ${ownership ?? "not set"}`);
  },
});
