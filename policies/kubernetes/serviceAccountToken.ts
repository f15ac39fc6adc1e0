import { policy } from "../core";
import { podTemplateOf, workloadTypes } from "./podSpecs";

export const serviceAccountToken = policy({
  name: "kubernetes-service-account-token",
  title: "Pods do not get a Kubernetes API token unasked",
  severity: "medium",
  controls: { cisKubernetes: ["5.1.6"], nist80053: ["AC-6"] },
  remediation:
    "Set automountServiceAccountToken to false in the pod. A pod that calls the API takes a projected serviceAccountToken volume, with an audience and an expiry of its own.",
  resources: workloadTypes,
  check: (workload, report) => {
    const pod = podTemplateOf(workload);
    if (pod.spec.automountServiceAccountToken !== false) {
      report(`${pod.path}spec.automountServiceAccountToken is not false`);
    }
  },
});
