import { isGiven, policy } from "../../core";

export const dnsQueryLogs = policy({
  name: "aws-dns-query-logs",
  title: "Public zones log which names were asked for",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AU-2", "AU-12"], pciDss: ["10.4.2"], awsFsbp: ["Route53.2"] },
  remediation: "Add a QueryLog with the zone's id.",
  resources: ["aws:route53/zone:Zone"],
  checkInStack: (resource, report, stack) => {
    if (isGiven(resource.props, "vpcs")) return;
    if (stack.referencing(resource, "zoneId", "aws:route53/queryLog:QueryLog").length === 0) report("has no QueryLog");
  },
});
