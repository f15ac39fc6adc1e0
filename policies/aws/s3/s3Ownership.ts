import { type PolicyResource, policy, record, type StackResources, text } from "../../core";
import { bucketPartTypes, bucketTypes, holdsCloudFrontLogs, partsOf } from "./_helpers";

export const s3Ownership = policy({
  name: "aws-s3-ownership",
  rationale: "An object that another account owns is beyond the bucket's own policy.",
  title: "S3 buckets own every object in them",
  severity: "medium",
  controls: { nist80053: ["AC-3"], awsFsbp: ["S3.12"] },
  remediation:
    "Set rule.objectOwnership to BucketOwnerEnforced, which turns access control lists off. A bucket for standard logs of CloudFront needs them, and BucketOwnerPreferred.",
  resources: [...bucketPartTypes.ownership],
  checkInStack: (controls, report, stack) => {
    const ownership = text(record(controls.props.rule).objectOwnership);
    if (ownership === "BucketOwnerEnforced") return;
    // Source: Amazon CloudFront Developer Guide, "Configure standard logging (legacy)".
    if (ownership === "BucketOwnerPreferred" && isForCloudFrontLogs(controls, stack)) return;
    report(`rule.objectOwnership is ${ownership ?? "not set"}`);
  },
});

function isForCloudFrontLogs(controls: PolicyResource, stack: StackResources): boolean {
  return stack
    .ofType(...bucketTypes)
    .filter((bucket) => partsOf(bucket, "ownership", stack).some(({ urn }) => urn === controls.urn))
    .some((bucket) => holdsCloudFrontLogs(bucket, stack));
}
