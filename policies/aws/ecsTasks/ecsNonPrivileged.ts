import { checkEach, policy, record, texts } from "../../core";
import { containersOf } from "./_helpers";

/** Capabilities that lead out of a container. Source: capabilities(7). */
const taking = new Set(["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO", "NET_ADMIN", "DAC_READ_SEARCH"]);

export const ecsNonPrivileged = policy({
  name: "aws-ecs-non-privileged",
  title: "Containers of ECS are not privileged",
  severity: "critical",
  controls: { nist80053: ["AC-6", "CM-7"], awsFsbp: ["ECS.4"] },
  remediation: "Leave privileged out, and capabilities other than those that a container has anyway.",
  resources: ["aws:ecs/taskDefinition:TaskDefinition"],
  check: (resource, report) => {
    checkEach(containersOf(resource), ({ path, container }) => {
      if (container.privileged === true) report(`${path} is privileged`);
      const added = texts(record(record(container.linuxParameters).capabilities).add).filter((name) =>
        taking.has(name),
      );
      if (added.length > 0) report(`${path}: linuxParameters.capabilities.add holds ${added.join(", ")}`);
    });
  },
});
