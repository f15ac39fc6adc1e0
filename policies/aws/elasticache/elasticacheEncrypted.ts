import { isGiven, policy } from "../../core";

export const elasticacheEncrypted = policy({
  name: "aws-elasticache-encrypted",
  title: "Caches are encrypted at rest",
  severity: "high",
  controls: { nist80053: ["SC-28", "SC-28(1)"], awsFsbp: ["ElastiCache.4"] },
  remediation: "Set atRestEncryptionEnabled to true, and kmsKeyId to your key.",
  resources: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  check: (resource, report) => {
    const { atRestEncryptionEnabled, engine } = resource.props;
    // Valkey encrypts unless it is told not to; Redis does if it is told so. The provider writes the one as text.
    const encrypted = atRestEncryptionEnabled ?? engine === "valkey";
    if (String(encrypted) !== "true" && !isGiven(resource.props, "globalReplicationGroupId"))
      report("atRestEncryptionEnabled is not true");
  },
});
