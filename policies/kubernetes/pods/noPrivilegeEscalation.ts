import { policy } from "../../core";
import { eachContainer, workloadTypes } from "../_helpers/podSpecs";

export const noPrivilegeEscalation = policy({
  name: "kubernetes-no-privilege-escalation",
  rationale: "A setuid program in the image would make root of whoever gets in.",
  title: "Processes in containers cannot gain privileges that their parent lacks",
  severity: "high",
  controls: { cisKubernetes: ["5.2.6"], nist80053: ["AC-6(10)"], podSecurity: ["allowPrivilegeEscalation"] },
  remediation: "Set securityContext.allowPrivilegeEscalation to false on every container.",
  resources: workloadTypes,
  check: eachContainer((container, report, pod) => {
    if (!pod.onWindows && container.securityContext.allowPrivilegeEscalation !== false) {
      report(`${container.path}: allowPrivilegeEscalation is not false`);
    }
  }),
});
