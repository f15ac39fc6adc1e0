import { checkEach, policy, records, text } from "../../core";

/** Source: Amazon RDS User Guide, "Using SSL/TLS to encrypt a connection to a DB instance or cluster", for each engine. */
const requiring = new Set(["rds.force_ssl", "require_secure_transport"]);
const off = /^(?:0|off)$/i;

export const rdsTls = policy({
  name: "aws-rds-tls",
  title: "Databases take connections over TLS only",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"], pciDss: ["4.2.1"] },
  remediation: "Leave rds.force_ssl at 1 and require_secure_transport at ON.",
  resources: ["aws:rds/parameterGroup:ParameterGroup", "aws:rds/clusterParameterGroup:ClusterParameterGroup"],
  check: (resource, report) => {
    checkEach(records(resource.props.parameters), ({ name, value }, index) => {
      const key = text(name) ?? "";
      if (requiring.has(key) && off.test(text(value) ?? "")) report(`parameters[${index}]: ${key} is ${value}`);
    });
  },
});
