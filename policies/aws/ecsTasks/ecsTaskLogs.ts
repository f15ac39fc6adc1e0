import { checkEach, isGiven, policy, record, text } from "../../core";
import { containersOf } from "./_helpers";

export const ecsTaskLogs = policy({
  name: "aws-ecs-task-logs",
  title: "Containers of ECS hand on what they log",
  severity: "medium",
  controls: { nist80053: ["AU-2", "AU-12"], pciDss: ["10.2.1"], awsFsbp: ["ECS.9"] },
  remediation: "Set logConfiguration of every container, with the driver awslogs or awsfirelens.",
  resources: ["aws:ecs/taskDefinition:TaskDefinition"],
  check: (resource, report) => {
    checkEach(containersOf(resource), ({ path, container }) => {
      const router = isGiven(container, "firelensConfiguration");
      const driver = text(record(container.logConfiguration).logDriver);
      if (!router && (driver === undefined || driver === "none")) report(`${path} has no logConfiguration`);
    });
  },
});
