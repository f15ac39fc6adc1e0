import { policy, record, text } from "../../core";
import { eachContainer, securitySetting, workloadTypes } from "../_helpers/podSpecs";

export const seccompProfile = policy({
  name: "kubernetes-seccomp-profile",
  rationale: "Without a profile every system call of the kernel can be attacked, those that nobody needs included.",
  title: "Containers run under a seccomp profile",
  severity: "medium",
  controls: { cisKubernetes: ["5.7.2"], nist80053: ["CM-7", "SC-39"], podSecurity: ["seccompProfile_restricted"] },
  remediation: "Set securityContext.seccompProfile.type to RuntimeDefault or Localhost for the pod or every container.",
  resources: workloadTypes,
  check: eachContainer((container, report, pod) => {
    if (pod.onWindows) return;
    const type = text(record(securitySetting(container, pod, "seccompProfile")).type);
    if (type === "RuntimeDefault" || type === "Localhost") return;
    report(`${container.path}: seccompProfile is ${type ?? "not set here or for the pod"}`);
  }),
});
