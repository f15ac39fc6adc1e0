import { policy } from "../../core";
import { eachPod, workloadTypes } from "../_helpers/podSpecs";

const namespaces = ["hostNetwork", "hostPID", "hostIPC"] as const;

export const noHostNamespaces = policy({
  name: "kubernetes-no-host-namespaces",
  rationale: "A pod in the node's namespaces sees the traffic, processes or memory of every other pod.",
  title: "Pods do not share the node's network, processes or memory",
  severity: "high",
  controls: {
    cisKubernetes: ["5.2.3", "5.2.4", "5.2.5"],
    nist80053: ["SC-39", "AC-6"],
    podSecurity: ["hostNamespaces"],
  },
  remediation: "Leave hostNetwork, hostPID and hostIPC out of the pod.",
  resources: workloadTypes,
  check: eachPod((pod, report) => {
    for (const namespace of namespaces) {
      if (pod.spec[namespace] === true) report(`${pod.path}spec.${namespace} is true`);
    }
  }),
});
