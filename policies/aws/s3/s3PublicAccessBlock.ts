import { policy } from "../../core";
import { bucketTypes, partsOf, publicAccessSettings } from "./_helpers";

export const s3PublicAccessBlock = policy({
  name: "aws-s3-public-access-block",
  rationale: "It holds even if somebody writes a policy or a list that would publish the bucket.",
  title: "S3 buckets block all public access",
  severity: "critical",
  controls: { cisAws: ["2.1.4"], nist80053: ["AC-3", "SC-7"], pciDss: ["1.4.4"], awsFsbp: ["S3.8"] },
  remediation: `Add a BucketPublicAccessBlock for the bucket with ${publicAccessSettings.join(", ")} true.`,
  resources: bucketTypes,
  checkInStack: (bucket, report, stack) => {
    const blocks = partsOf(bucket, "publicAccessBlock", stack);
    if (blocks.length === 0) report("has no BucketPublicAccessBlock");
    for (const block of blocks) {
      for (const setting of publicAccessSettings) {
        if (block.props[setting] !== true) report(`${setting} of ${block.name} is not true`);
      }
    }
  },
});
