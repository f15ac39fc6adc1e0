import { policy, record, text } from "../../core";

export const stateMachineLogs = policy({
  name: "aws-state-machine-logs",
  title: "State machines log what they did",
  severity: "medium",
  controls: { nist80053: ["AU-2", "AU-12"], pciDss: ["10.2.1"], awsFsbp: ["StepFunctions.1"] },
  remediation: "Set loggingConfiguration.level to ERROR or ALL, with a log group.",
  resources: ["aws:sfn/stateMachine:StateMachine"],
  check: (resource, report) => {
    if ((text(record(resource.props.loggingConfiguration).level) ?? "OFF") === "OFF")
      report("loggingConfiguration.level is OFF");
  },
});
