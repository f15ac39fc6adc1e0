import { policy, record } from "../../core";

export const s3AccessPointBlock = policy({
  name: "aws-s3-access-point-block",
  title: "Access points of buckets block public access",
  severity: "critical",
  controls: { nist80053: ["AC-3", "SC-7"], pciDss: ["1.4.4"], awsFsbp: ["S3.19"] },
  remediation: "Leave publicAccessBlockConfiguration out, or all four of it true.",
  resources: ["aws:s3/accessPoint:AccessPoint"],
  check: (resource, report) => {
    for (const [setting, value] of Object.entries(record(resource.props.publicAccessBlockConfiguration))) {
      if (value === false) report(`publicAccessBlockConfiguration.${setting} is false`);
    }
  },
});
