import { checkEach, policy, records } from "../../core";
import { eachPod, workloadTypes } from "../_helpers/podSpecs";

/** Source: Kubernetes documentation, "Pod Security Standards", Restricted, Volume Types. */
const allowed = new Set([
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
]);

export const volumeTypes = policy({
  name: "kubernetes-volume-types",
  title: "Pods mount volumes of kinds only that cannot lead out of them",
  severity: "medium",
  controls: { nist80053: ["AC-6", "SC-39"], podSecurity: ["restrictedVolumes"] },
  remediation:
    "Use a configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected or secret volume.",
  resources: workloadTypes,
  check: eachPod((pod, report) => {
    checkEach(records(pod.spec.volumes), (volume, index) => {
      // A hostPath has a policy of its own.
      const kind = Object.keys(volume).find(
        (property) => property !== "name" && property !== "hostPath" && !allowed.has(property),
      );
      if (kind !== undefined) report(`${pod.path}spec.volumes[${index}] is a volume of the kind ${kind}`);
    });
  }),
});
