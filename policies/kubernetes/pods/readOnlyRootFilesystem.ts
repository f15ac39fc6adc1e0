import { policy } from "../../core";
import { eachContainer, workloadTypes } from "../_helpers/podSpecs";

export const readOnlyRootFilesystem = policy({
  name: "kubernetes-read-only-root-filesystem",
  rationale: "Whoever gets in could replace the program or bring tools along.",
  title: "Containers cannot change their own root file system",
  severity: "medium",
  controls: { cisKubernetes: ["5.7.3"], nist80053: ["CM-6", "SI-7"] },
  remediation: "Set securityContext.readOnlyRootFilesystem to true and mount an emptyDir where the program writes.",
  resources: workloadTypes,
  check: eachContainer((container, report) => {
    if (container.securityContext.readOnlyRootFilesystem !== true) {
      report(`${container.path}: readOnlyRootFilesystem is not true`);
    }
  }),
});
