import { policy } from "../../core";
import { isPatch, withPatches } from "../_helpers/kinds";
import { labelsOf } from "../_helpers/labels";

export const namespacePodSecurity = policy({
  name: "kubernetes-namespace-pod-security",
  rationale: "Whoever may create pods could otherwise create one that takes its node.",
  title: "Namespaces admit only pods at Pod Security restricted",
  severity: "high",
  controls: { cisKubernetes: ["5.2.1"], nist80053: ["CM-7", "AC-6"] },
  remediation: "Label the namespace pod-security.kubernetes.io/enforce: restricted.",
  resources: withPatches("kubernetes:core/*:Namespace"),
  check: (namespace, report) => {
    const level = labelsOf(namespace)["pod-security.kubernetes.io/enforce"];
    if (level === undefined && isPatch(namespace.type)) return;
    if (level !== "restricted") report(`pod-security.kubernetes.io/enforce is ${level ?? "not set"}`);
  },
});
