import { policy, record } from "../../core";
import { eachContainer, securitySetting, workloadTypes } from "../_helpers/podSpecs";

export const seccompBaseline = policy({
  name: "kubernetes-no-unconfined-seccomp",
  title: "No container turns its seccomp profile off",
  severity: "high",
  controls: { cisKubernetes: ["5.7.2"], nist80053: ["CM-7", "SC-39"], podSecurity: ["seccompProfile_baseline"] },
  remediation: "Take the type Unconfined out, and the annotation unconfined.",
  resources: workloadTypes,
  check: eachContainer((container, report, pod) => {
    const { type } = record(securitySetting(container, pod, "seccompProfile"));
    if (type === "Unconfined") report(`${container.path}: seccompProfile is Unconfined`);
  }),
});
