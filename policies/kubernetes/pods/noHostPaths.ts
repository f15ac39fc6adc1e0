import { checkEach, isGiven, policy, record, records } from "../../core";
import { withPatches } from "../_helpers/kinds";
import { eachPod, workloadTypes } from "../_helpers/podSpecs";

const persistentVolumes = withPatches("kubernetes:core/*:PersistentVolume");

const ofPods = eachPod((pod, report) => {
  checkEach(records(pod.spec.volumes), (volume, index) => {
    if (isGiven(volume, "hostPath")) report(`${pod.path}spec.volumes[${index}] is a hostPath`);
  });
});

export const noHostPaths = policy({
  name: "kubernetes-no-host-paths",
  rationale: "The node's files include the credentials of the kubelet and the volumes of every other pod.",
  title: "Pods do not mount the node's file system",
  severity: "high",
  controls: { cisKubernetes: ["5.2.12"], nist80053: ["AC-6", "SC-39"], podSecurity: ["hostPathVolumes"] },
  remediation: "Mount an emptyDir, a projected volume or a persistent volume claim instead of a hostPath.",
  resources: [...workloadTypes, ...persistentVolumes],
  check: (resource, report) => {
    // A claim hands the volume on to pods whose own volumes say nothing of the node.
    if (isGiven(record(resource.props.spec), "hostPath") && resource.type.includes(":PersistentVolume")) {
      report("spec.hostPath is of the node");
    }
    ofPods(resource, report);
  },
});
