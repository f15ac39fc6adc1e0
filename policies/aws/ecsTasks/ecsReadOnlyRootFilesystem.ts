import { checkEach, policy } from "../../core";
import { containersOf, runsOnWindows } from "./_helpers";

export const ecsReadOnlyRootFilesystem = policy({
  name: "aws-ecs-read-only-root-filesystem",
  title: "Containers of ECS cannot change their own root file system",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["AC-6", "CM-5"], awsFsbp: ["ECS.5"] },
  remediation: "Set readonlyRootFilesystem to true and mount a volume where the program writes.",
  resources: ["aws:ecs/taskDefinition:TaskDefinition"],
  check: (resource, report) => {
    if (runsOnWindows(resource)) return;
    checkEach(containersOf(resource), ({ path, container }) => {
      if (container.readonlyRootFilesystem !== true) report(`${path}: readonlyRootFilesystem is not true`);
    });
  },
});
