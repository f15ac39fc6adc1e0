import { policy } from "../../core";
import { mustBe } from "../_helpers/checks";

export const elasticacheFailover = policy({
  name: "aws-elasticache-failover",
  title: "Caches outlive the loss of a node",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CP-10", "SC-36"], awsFsbp: ["ElastiCache.3"] },
  remediation: "Set automaticFailoverEnabled to true, with two nodes or more.",
  resources: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  check: mustBe("automaticFailoverEnabled", true),
});
