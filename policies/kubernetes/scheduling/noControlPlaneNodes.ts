import { checkEach, isGiven, policy, records, text } from "../../core";
import { eachPod, workloadTypes } from "../_helpers/podSpecs";

export const noControlPlaneNodes = policy({
  name: "kubernetes-no-control-plane-nodes",
  title: "Workloads stay off the nodes of the control plane",
  severity: "high",
  enforcement: "advisory",
  controls: { nist80053: ["SC-39", "AC-6"] },
  remediation: "Take the toleration of node-role.kubernetes.io/control-plane, or of everything, out.",
  resources: workloadTypes,
  check: eachPod((pod, report) => {
    checkEach(records(pod.spec.tolerations), ({ key, operator, effect }, index) => {
      const everything =
        key === undefined && operator === "Exists" && effect !== "NoExecute" && effect !== "PreferNoSchedule";
      if (everything) report(`${pod.path}spec.tolerations[${index}] tolerates everything`);
      if (/^node-role\.kubernetes\.io\/(?:control-plane|master)$/.test(text(key) ?? ""))
        report(`${pod.path}spec.tolerations[${index}] tolerates ${key}`);
    });
    if (isGiven(pod.spec, "nodeName")) report(`${pod.path}spec.nodeName goes past the scheduler`);
  }),
});
