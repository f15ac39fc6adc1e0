import { type Properties, policy, record, records, text } from "../../core";
import { keyProblem } from "../_helpers/keys";
import { bucketTypes, holdsAccessLogs, isPublicContent, partsOf } from "./_helpers";

/**
 * Buckets for access logs are excused from KMS alone: they must say that they encrypt, and if not under a key of one's own
 * then as AES256. Only for a bucket with AES256 to which nothing in the stack logs does its policy matter. Where that is not known
 * at preview, the bucket is judged at the update. What CloudFront hands to everyone is no secret: S3 encrypts it by itself.
 */
export const s3Encryption = policy({
  name: "aws-s3-encryption",
  rationale: "Under a key of one's own, whoever reads objects needs a right to the key too, and its use is logged.",
  title: "S3 buckets encrypt objects under a KMS key of their own",
  severity: "high",
  controls: { nist80053: ["SC-28(1)", "SC-13"], pciDss: ["3.5.1"] },
  remediation:
    "Add a BucketServerSideEncryptionConfiguration with sseAlgorithm aws:kms and kmsMasterKeyId. Buckets for access logs take AES256, for AWS cannot deliver to others; where nothing in the stack logs to them, their policy must let logging.s3.amazonaws.com or logdelivery.elasticloadbalancing.amazonaws.com put objects, and nobody but services.",
  resources: bucketTypes,
  checkInStack: (bucket, report, stack) => {
    if (isPublicContent(bucket, stack)) return;
    const parts = partsOf(bucket, "encryption", stack);
    const inline = record(record(stack.given(bucket, "serverSideEncryptionConfiguration")).rule);
    const rules = parts.length > 0 ? parts.flatMap((part) => records(part.props.rules)) : [inline];
    for (const { applyServerSideEncryptionByDefault: byDefault } of rules) {
      const encryption = record(byDefault);
      if (text(encryption.sseAlgorithm) === "AES256" && holdsAccessLogs(bucket, stack)) continue;
      for (const problem of problemsOf(encryption)) report(problem);
    }
  },
});

function problemsOf(encryption: Properties): string[] {
  const algorithm = text(encryption.sseAlgorithm);
  if (algorithm === undefined) return ["has no server-side encryption configuration"];
  if (algorithm !== "aws:kms" && algorithm !== "aws:kms:dsse") return [`sseAlgorithm is ${algorithm}`];
  const problem = keyProblem(encryption, "kmsMasterKeyId");
  return problem ? [problem] : [];
}
