import { policy } from "../../core";
import { mustKeepStrangersOut } from "../_helpers/checks";
import { bucketPartTypes, bucketTypes } from "./_helpers";

export const s3BucketPolicyPrivate = policy({
  name: "aws-s3-bucket-policy-private",
  rationale: "A bucket that is open to everyone is read by whoever finds its name.",
  title: "Bucket policies let nobody in whom they do not know",
  severity: "critical",
  controls: { nist80053: ["AC-3", "SC-7"], awsFsbp: ["S3.2", "S3.3"] },
  remediation: "Name the principals, or put CloudFront with origin access control before what everyone may read.",
  resources: [...bucketPartTypes.policy, ...bucketTypes],
  check: mustKeepStrangersOut("policy"),
});
