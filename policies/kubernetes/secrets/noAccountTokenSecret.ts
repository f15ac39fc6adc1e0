import { policy } from "../../core";

export const noAccountTokenSecret = policy({
  name: "kubernetes-no-account-token-secret",
  title: "No token of a service account is kept that never runs out",
  severity: "high",
  controls: { nist80053: ["IA-5", "AC-12"] },
  remediation: "Let pods and others take short-lived tokens by the TokenRequest API.",
  resources: ["kubernetes:core/*:Secret", "kubernetes:core/*:SecretPatch"],
  check: (resource, report) => {
    if (resource.props.type === "kubernetes.io/service-account-token") report("holds a token that never runs out");
  },
});
