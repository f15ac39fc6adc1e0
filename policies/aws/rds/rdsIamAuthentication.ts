import { policy, text } from "../../core";

export const rdsIamAuthentication = policy({
  name: "aws-rds-iam-authentication",
  title: "People and services sign in to databases with roles rather than passwords",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AC-3", "IA-5"], awsFsbp: ["RDS.10", "RDS.12"] },
  remediation: "Set iamDatabaseAuthenticationEnabled to true, and let roles connect with rds-db:connect.",
  resources: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: (resource, report) => {
    const engine = text(resource.props.engine) ?? "";
    if (
      /^(?:aurora-)?(?:mysql|postgresql|postgres)$|^mariadb$/.test(engine) &&
      resource.props.iamDatabaseAuthenticationEnabled !== true
    ) {
      report("iamDatabaseAuthenticationEnabled is not true");
    }
  },
});
