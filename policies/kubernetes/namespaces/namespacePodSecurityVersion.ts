import { policy, text } from "../../core";
import { labelsOf } from "../_helpers/labels";

export const namespacePodSecurityVersion = policy({
  name: "kubernetes-namespace-no-exemptions",
  title: "Namespaces do not ask less of pods than they say",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CM-7", "CM-6"] },
  remediation: "Leave pod-security.kubernetes.io/enforce-version out, or at latest.",
  resources: ["kubernetes:core/*:Namespace", "kubernetes:core/*:NamespacePatch"],
  check: (resource, report) => {
    const version = text(labelsOf(resource)["pod-security.kubernetes.io/enforce-version"]) ?? "latest";
    const minor = Number(/^v1\.(\d+)$/.exec(version)?.[1] ?? Number.POSITIVE_INFINITY);
    // Source: Kubernetes 1.25 is the first whose standard leaves Windows pods alone and is stable.
    if (minor < 25) report(`pod-security.kubernetes.io/enforce-version is ${version}`);
  },
});
