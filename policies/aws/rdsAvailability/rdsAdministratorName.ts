import { policy, text } from "../../core";

const usual = new Set(["admin", "administrator", "postgres", "root", "sa"]);

export const rdsAdministratorName = policy({
  name: "aws-rds-administrator-name",
  title: "Administrators of databases have names of their own",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CM-6"], pciDss: ["2.2.2"], awsFsbp: ["RDS.24", "RDS.25"] },
  remediation: "Choose another name for the administrator than admin, postgres or root.",
  resources: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: (resource, report) => {
    const name = text(resource.props.username) ?? text(resource.props.masterUsername) ?? "";
    if (usual.has(name)) report(`the administrator is called ${name}`);
  },
});
