import { isGiven, policy } from "../../core";
import { eachContainer, serviceTypes } from "../_helpers/podSpecs";

export const probes = policy({
  name: "kubernetes-probes",
  rationale: "Kubernetes sends requests to pods that cannot answer, and keeps those that hang.",
  title: "Long-running containers say whether they are alive and ready",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SI-13"] },
  remediation: "Give every container a livenessProbe and a readinessProbe.",
  resources: serviceTypes,
  check: eachContainer(
    (container, report) => {
      for (const probe of ["livenessProbe", "readinessProbe"]) {
        if (!isGiven(container.props, probe)) report(`${container.path} has no ${probe}`);
      }
    },
    ["containers"],
  ),
});
