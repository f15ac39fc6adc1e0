import { policy } from "../../core";
import { eachContainer, securitySetting, workloadTypes } from "../_helpers/podSpecs";

export const runAsNonRoot = policy({
  name: "kubernetes-run-as-non-root",
  rationale: "Root in a container is root on the node as soon as anything lets it out.",
  title: "Containers do not run as root",
  severity: "high",
  controls: { cisKubernetes: ["5.2.7"], nist80053: ["AC-6(10)"], podSecurity: ["runAsNonRoot", "runAsUser"] },
  remediation: "Set securityContext.runAsNonRoot to true and runAsUser, if given, to a user id other than 0.",
  resources: workloadTypes,
  check: eachContainer((container, report, pod) => {
    if (securitySetting(container, pod, "runAsNonRoot") !== true) {
      report(`${container.path}: runAsNonRoot is not true here or for the pod`);
    }
    if (!pod.onWindows && securitySetting(container, pod, "runAsUser") === 0) {
      report(`${container.path}: runAsUser is 0, which is root`);
    }
  }),
});
