import { policy } from "../../core";
import { publicAccessSettings } from "../s3/_helpers";

export const s3AccountBlock = policy({
  name: "aws-s3-account-block",
  title: "The account blocks public buckets, whatever a bucket says",
  severity: "critical",
  controls: { cisAws: ["2.1.4"], nist80053: ["AC-3", "SC-7"], pciDss: ["1.4.4"], awsFsbp: ["S3.1"] },
  remediation: "Set blockPublicAcls, blockPublicPolicy, ignorePublicAcls and restrictPublicBuckets to true.",
  resources: ["aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"],
  check: (resource, report) => {
    for (const setting of publicAccessSettings) {
      if (resource.props[setting] !== true) report(`${setting} is not true`);
    }
  },
});
