import { policy, record, text } from "../../core";
import { eachContainer, securitySetting, workloadTypes } from "../_helpers/podSpecs";

/** Source: Kubernetes documentation, "Pod Security Standards", Baseline, SELinux. */
const types = new Set(["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"]);

export const seLinuxOptions = policy({
  name: "kubernetes-selinux-options",
  title: "Containers keep the label of SELinux that holds them in",
  severity: "medium",
  controls: { nist80053: ["AC-3(4)", "SC-39"], podSecurity: ["seLinuxOptions"] },
  remediation: "Leave seLinuxOptions.user and role out, and type at a container's.",
  resources: workloadTypes,
  check: eachContainer((container, report, pod) => {
    const { type, user, role } = record(securitySetting(container, pod, "seLinuxOptions"));
    if (!types.has(text(type) ?? "")) report(`${container.path}: seLinuxOptions.type is ${text(type)}`);
    if ((text(user) ?? "") !== "" || (text(role) ?? "") !== "")
      report(`${container.path}: seLinuxOptions sets a user or role`);
  }),
});
