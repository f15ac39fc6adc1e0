import { isGiven, policy, record } from "../../core";
import { bucketTypes, holdsAccessLogs, holdsCloudFrontLogs, partsOf } from "./_helpers";

export const s3AccessLogging = policy({
  name: "aws-s3-access-logging",
  rationale: "Without access logs, nobody can tell which objects were taken.",
  title: "S3 buckets log who asked for what",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["AU-2", "AU-12"], pciDss: ["10.2.1"], awsFsbp: ["S3.9"] },
  remediation: "Add a BucketLogging that delivers to a bucket for access logs.",
  resources: bucketTypes,
  checkInStack: (bucket, report, stack) => {
    const inline = isGiven(record(stack.given(bucket, "logging")), "targetBucket");
    const logs = inline || partsOf(bucket, "logging", stack).length > 0;
    if (!logs && !holdsCloudFrontLogs(bucket, stack) && !holdsAccessLogs(bucket, stack)) report("has no BucketLogging");
  },
});
