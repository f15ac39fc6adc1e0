import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const rdsMinorUpgrades = policy({
  name: "aws-rds-minor-upgrades",
  title: "Databases take the patches of their version by themselves",
  severity: "medium",
  controls: { cisAws: ["2.3.2"], nist80053: ["SI-2", "SI-2(2)"], pciDss: ["6.3.3"], awsFsbp: ["RDS.13"] },
  remediation: "Leave autoMinorVersionUpgrade out, or set it to true.",
  resources: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
  check: mustNotBe("autoMinorVersionUpgrade", false),
});
