import { isGiven, type Properties, policy, record, records, text } from "../core";
import { bucketTypes, holdsAccessLogs, partsOf } from "./buckets";

export const s3Encryption = policy({
  name: "aws-s3-encryption",
  title: "S3 buckets encrypt objects under a KMS key of their own",
  severity: "high",
  controls: { nist80053: ["SC-28(1)", "SC-13"], pciDss: ["3.5.1"] },
  remediation:
    "Add a BucketServerSideEncryptionConfiguration with sseAlgorithm aws:kms and kmsMasterKeyId. Buckets for access logs take AES256, for AWS cannot deliver to others.",
  resources: bucketTypes,
  checkInStack: (bucket, report, around) => {
    const parts = partsOf(bucket, "encryption", around);
    const inline = record(record(around.given(bucket, "serverSideEncryptionConfiguration")).rule);
    const rules = parts.length > 0 ? parts.flatMap((part) => records(part.props.rules)) : [inline];
    if (holdsAccessLogs(bucket, around)) return;
    for (const problem of rules.flatMap((rule) => problemOf(record(rule.applyServerSideEncryptionByDefault)))) {
      report(problem);
    }
  },
});

function problemOf(encryption: Properties): string[] {
  const algorithm = text(encryption.sseAlgorithm);
  if (algorithm === undefined) return ["has no server-side encryption configuration"];
  if (algorithm !== "aws:kms" && algorithm !== "aws:kms:dsse") return [`sseAlgorithm is ${algorithm}`];
  return isGiven(encryption, "kmsMasterKeyId") ? [] : ["kmsMasterKeyId is not set: AWS's own key is used"];
}
