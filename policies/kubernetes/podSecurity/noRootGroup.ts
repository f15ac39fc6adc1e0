import { checkEach, list, policy, record } from "../../core";
import { containersOf, eachPod, workloadTypes } from "../_helpers/podSpecs";

export const noRootGroup = policy({
  name: "kubernetes-no-root-group",
  title: "Containers are not in the group of root",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["AC-6(10)"] },
  remediation: "Set runAsGroup, fsGroup and supplementalGroups to groups other than 0, or leave them out.",
  resources: workloadTypes,
  check: eachPod((pod, report) => {
    const context = record(pod.spec.securityContext);
    const groups = [context.runAsGroup, context.fsGroup, ...list(context.supplementalGroups)];
    if (groups.includes(0)) report(`${pod.path}spec.securityContext puts the pod into the group 0`);
    checkEach(containersOf(pod), (container) => {
      if (container.securityContext.runAsGroup === 0) report(`${container.path}: runAsGroup is 0`);
    });
  }),
});
