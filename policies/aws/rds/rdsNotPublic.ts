import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const rdsNotPublic = policy({
  name: "aws-rds-not-public",
  rationale: "A database with an address on the internet is guessed at all day, and a flaw in it is enough.",
  title: "Databases have no address on the internet",
  severity: "critical",
  controls: { cisAws: ["2.3.3"], nist80053: ["SC-7", "AC-4"], pciDss: ["1.4.4"], awsFsbp: ["RDS.2"] },
  remediation: "Leave publiclyAccessible out, or set it to false.",
  resources: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
  remedy: { publiclyAccessible: false },
  check: mustNotBe("publiclyAccessible", true),
});
