import { policy } from "../../core";

export const logGroupRetention = policy({
  name: "aws-log-group-retention",
  rationale: "What is found out late can be followed only as far as the logs go back.",
  title: "CloudWatch log groups keep a year of logs",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AU-11"], pciDss: ["10.5.1"] },
  remediation: "Set retentionInDays to 365 or more, or to what is configured; leaving it out keeps logs for ever.",
  resources: ["aws:cloudwatch/logGroup:LogGroup"],
  parameters: (given) => ({
    // Source: AWS Security Hub, control CloudWatch.16, default of minRetentionTime.
    minimumDays: given.integer("minimumDays", { default: 365, minimum: 1, description: "The fewest days of logs" }),
  }),
  check: ({ props }, report, { minimumDays }) => {
    const days = Number(props.retentionInDays ?? 0);
    if (days !== 0 && days < minimumDays) report(`retentionInDays is ${days}, less than ${minimumDays}`);
  },
});
