import { checkEach, policy, text } from "../../core";
import { containersOf, runsOnWindows } from "./_helpers";

export const ecsNonRoot = policy({
  name: "aws-ecs-non-root",
  title: "Containers of ECS do not run as root",
  severity: "medium",
  controls: { nist80053: ["AC-6(10)"], awsFsbp: ["ECS.1"] },
  remediation: "Set user to a user id other than 0.",
  resources: ["aws:ecs/taskDefinition:TaskDefinition"],
  check: (resource, report) => {
    if (runsOnWindows(resource)) return;
    checkEach(containersOf(resource), ({ path, container }) => {
      const user = text(container.user);
      if (user !== undefined && /^(?:root|0+)(?::|$)/.test(user)) report(`${path}: user is ${user}`);
    });
  },
});
