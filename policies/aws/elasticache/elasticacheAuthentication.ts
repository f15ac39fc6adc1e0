import { isGiven, policy } from "../../core";

export const elasticacheAuthentication = policy({
  name: "aws-elasticache-authentication",
  title: "Caches ask who calls",
  severity: "medium",
  controls: { nist80053: ["AC-3", "IA-5"], pciDss: ["8.3.1"], awsFsbp: ["ElastiCache.6"] },
  remediation: "Set userGroupIds to groups of users with roles, or authToken.",
  resources: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  check: (resource, report) => {
    const asks = ["userGroupIds", "authToken", "authTokenWo", "globalReplicationGroupId"].some((property) =>
      isGiven(resource.props, property),
    );
    if (!asks) report("neither userGroupIds nor authToken is set");
  },
});
