import { policy } from "../../core";

export const ecsNoHostNamespaces = policy({
  name: "aws-ecs-no-host-namespaces",
  title: "Tasks of ECS do not share the host's network, processes or memory",
  severity: "high",
  controls: { nist80053: ["SC-39", "AC-6"], awsFsbp: ["ECS.3"] },
  remediation: "Set networkMode to awsvpc, and leave pidMode and ipcMode at host out.",
  resources: ["aws:ecs/taskDefinition:TaskDefinition"],
  check: (resource, report) => {
    for (const property of ["networkMode", "pidMode", "ipcMode"]) {
      if (resource.props[property] === "host") report(`${property} is host`);
    }
  },
});
