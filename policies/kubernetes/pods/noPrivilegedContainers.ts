import { policy, record } from "../../core";
import { eachContainer, securitySetting, workloadTypes } from "../_helpers/podSpecs";

export const noPrivilegedContainers = policy({
  name: "kubernetes-no-privileged-containers",
  rationale: "A privileged container is root on its node.",
  title: "Containers are not privileged",
  severity: "critical",
  controls: {
    cisKubernetes: ["5.2.2", "5.2.11"],
    nist80053: ["AC-6", "CM-7"],
    podSecurity: ["privileged", "procMount", "windowsHostProcess"],
  },
  remediation: "Leave privileged, windowsOptions.hostProcess and procMount out of every security context.",
  resources: workloadTypes,
  check: eachContainer((container, report, pod) => {
    const { privileged, procMount } = container.securityContext;
    if (privileged === true) report(`${container.path} is privileged`);
    if (procMount === "Unmasked") report(`${container.path}: procMount is Unmasked`);
    if (record(securitySetting(container, pod, "windowsOptions")).hostProcess === true) {
      report(`${container.path} runs as a process of the Windows host`);
    }
  }),
});
