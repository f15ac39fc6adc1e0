import { policy } from "../../core";
import { standsAlone } from "./_helpers";

export const rdsDeletionProtection = policy({
  name: "aws-rds-deletion-protection",
  title: "Databases are not deleted by mistake",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CP-9(8)", "CM-3", "SC-5(2)"], awsFsbp: ["RDS.7", "RDS.8"] },
  remediation: "Set deletionProtection to true.",
  resources: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: (resource, report) => {
    if (standsAlone(resource.props) && resource.props.deletionProtection !== true)
      report("deletionProtection is not true");
  },
});
