import { isGiven, policy } from "../../core";

export const rdsNoPlainPassword = policy({
  name: "aws-rds-no-plain-password",
  title: "Passwords of databases are made and kept by Secrets Manager",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["IA-5", "IA-5(7)"], pciDss: ["8.6.2"] },
  remediation: "Set manageMasterUserPassword to true, and leave password and masterPassword out.",
  resources: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: (resource, report) => {
    for (const property of ["password", "masterPassword"]) {
      if (isGiven(resource.props, property)) report(`${property} is set by the program, and so kept in its state`);
    }
  },
});
