import { isGiven, policy } from "../../core";

export const elasticacheTls = policy({
  name: "aws-elasticache-tls",
  title: "Caches speak TLS",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"], pciDss: ["4.2.1"], awsFsbp: ["ElastiCache.5"] },
  remediation: "Set transitEncryptionEnabled to true, and transitEncryptionMode to required.",
  resources: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  check: (resource, report) => {
    const { transitEncryptionEnabled, transitEncryptionMode } = resource.props;
    if (transitEncryptionEnabled !== true && !isGiven(resource.props, "globalReplicationGroupId"))
      report("transitEncryptionEnabled is not true");
    if (transitEncryptionMode === "preferred")
      report("transitEncryptionMode is preferred, which also takes plain text");
  },
});
