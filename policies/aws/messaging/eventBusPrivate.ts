import { isGiven, policy } from "../../core";
import { mustKeepStrangersOut } from "../_helpers/checks";

export const eventBusPrivate = policy({
  name: "aws-event-bus-private",
  title: "Event buses take events from nobody they do not know",
  severity: "high",
  controls: { nist80053: ["AC-3", "AC-6"], pciDss: ["10.3.3"], awsFsbp: ["EventBridge.3"] },
  remediation: "Name the account, or the organisation in condition.",
  resources: ["aws:cloudwatch/eventPermission:EventPermission", "aws:cloudwatch/eventBusPolicy:EventBusPolicy"],
  check: (resource, report) => {
    const { props } = resource;
    if (props.principal === "*" && !isGiven(props, "condition")) report("principal is *");
    mustKeepStrangersOut("policy")(resource, report);
  },
});
