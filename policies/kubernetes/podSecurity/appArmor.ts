import { policy, record, text } from "../../core";
import { eachContainer, securitySetting, workloadTypes } from "../_helpers/podSpecs";

export const appArmor = policy({
  name: "kubernetes-apparmor",
  title: "Containers keep the profile of AppArmor that holds them in",
  severity: "medium",
  controls: { nist80053: ["AC-3(4)", "SC-39"], podSecurity: ["appArmorProfile"] },
  remediation: "Leave appArmorProfile out, or set its type to RuntimeDefault or Localhost.",
  resources: workloadTypes,
  check: eachContainer((container, report, pod) => {
    const { type } = record(securitySetting(container, pod, "appArmorProfile"));
    if (type === "Unconfined") report(`${container.path}: appArmorProfile.type is Unconfined`);
    const annotation = text(
      record(pod.metadata.annotations)[`container.apparmor.security.beta.kubernetes.io/${text(container.props.name)}`],
    );
    if (annotation === "unconfined") report(`${container.path}: its annotation for AppArmor is unconfined`);
  }),
});
