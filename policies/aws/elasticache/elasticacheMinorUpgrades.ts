import { policy } from "../../core";

export const elasticacheMinorUpgrades = policy({
  name: "aws-elasticache-minor-upgrades",
  title: "Caches take the patches of their version by themselves",
  severity: "medium",
  controls: { nist80053: ["SI-2", "SI-2(2)"], pciDss: ["6.3.3"], awsFsbp: ["ElastiCache.2"] },
  remediation: "Leave autoMinorVersionUpgrade of the cache out, or set it to true.",
  resources: ["aws:elasticache/replicationGroup:ReplicationGroup", "aws:elasticache/cluster:Cluster"],
  check: (resource, report) => {
    if (String(resource.props.autoMinorVersionUpgrade ?? true) === "false") report("autoMinorVersionUpgrade is false");
  },
});
