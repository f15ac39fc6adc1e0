import { isGiven, policy, record } from "../../core";
import { eachContainer, workloadTypes } from "../_helpers/podSpecs";

export const resourceLimits = policy({
  name: "kubernetes-resource-limits",
  rationale: "One pod without limits can starve every other on its node.",
  title: "Containers have a share of CPU and a limit of memory",
  severity: "medium",
  controls: { nist80053: ["SC-5", "SC-6"] },
  remediation: "Set resources.limits.memory, and resources.requests.cpu or resources.limits.cpu, on every container.",
  resources: workloadTypes,
  check: eachContainer(
    (container, report) => {
      const resources = record(container.props.resources);
      const limits = record(resources.limits);
      if (!isGiven(limits, "memory")) report(`${container.path}: resources.limits.memory is not set`);
      if (!isGiven(limits, "cpu") && !isGiven(record(resources.requests), "cpu")) {
        report(`${container.path}: neither resources.requests.cpu nor resources.limits.cpu is set`);
      }
    },
    // The API server refuses resources on ephemeral containers.
    ["initContainers", "containers"],
  ),
});
