import { isGiven, policy, records } from "../../core";
import { podTemplateOf, workloadTypes } from "../_helpers/podSpecs";

export const noHostPaths = policy({
  name: "kubernetes-no-host-paths",
  rationale: "The node's files include the credentials of the kubelet and the volumes of every other pod.",
  title: "Pods do not mount the node's file system",
  severity: "high",
  controls: { cisKubernetes: ["5.2.12"], nist80053: ["AC-6", "SC-39"], podSecurity: ["hostPathVolumes"] },
  remediation: "Mount an emptyDir, a projected volume or a persistent volume claim instead of a hostPath.",
  resources: workloadTypes,
  check: (workload, report) => {
    const pod = podTemplateOf(workload);
    records(pod.spec.volumes).forEach((volume, index) => {
      if (isGiven(volume, "hostPath")) report(`${pod.path}spec.volumes[${index}] is a hostPath`);
    });
  },
});
