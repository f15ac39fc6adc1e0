import { policy } from "../../core";

/** In days. Source: AWS Security Hub, control CloudWatch.16, default of minRetentionTime. */
const shortest = 365;

export const logGroupRetention = policy({
  name: "aws-log-group-retention",
  title: "CloudWatch log groups keep a year of logs",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AU-11"], pciDss: ["10.5.1"] },
  remediation: `Set retentionInDays to ${shortest} or more; leaving it out keeps logs for ever.`,
  resources: ["aws:cloudwatch/logGroup:LogGroup"],
  check: ({ props }, report) => {
    const days = Number(props.retentionInDays ?? 0);
    if (days !== 0 && days < shortest) report(`retentionInDays is ${days}`);
  },
});
