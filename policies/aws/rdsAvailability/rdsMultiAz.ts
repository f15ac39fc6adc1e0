import { isGiven, policy } from "../../core";

export const rdsMultiAz = policy({
  name: "aws-rds-multi-az",
  title: "Databases outlive the loss of a data centre",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CP-10", "SC-36", "SI-13(5)"], awsFsbp: ["RDS.5"] },
  remediation: "Set multiAz to true.",
  resources: ["aws:rds/instance:Instance"],
  check: (resource, report) => {
    const { props } = resource;
    if (!isGiven(props, "replicateSourceDb") && props.multiAz !== true) report("multiAz is not true");
  },
});
