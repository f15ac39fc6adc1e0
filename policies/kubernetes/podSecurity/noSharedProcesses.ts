import { policy } from "../../core";
import { eachPod, workloadTypes } from "../_helpers/podSpecs";

export const noSharedProcesses = policy({
  name: "kubernetes-no-shared-processes",
  title: "Containers of a pod do not see each other's processes",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SC-39"] },
  remediation: "Leave shareProcessNamespace out.",
  resources: workloadTypes,
  check: eachPod((pod, report) => {
    if (pod.spec.shareProcessNamespace === true) report(`${pod.path}spec.shareProcessNamespace is true`);
  }),
});
