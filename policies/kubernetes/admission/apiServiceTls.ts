import { policy, record } from "../../core";

export const apiServiceTls = policy({
  name: "kubernetes-api-service-tls",
  title: "APIs that others serve are known by their certificate",
  severity: "high",
  controls: { nist80053: ["SC-8(1)", "IA-9"] },
  remediation: "Leave insecureSkipTLSVerify out and set caBundle.",
  resources: ["kubernetes:apiregistration.k8s.io/*:APIService", "kubernetes:apiregistration.k8s.io/*:APIServicePatch"],
  check: (resource, report) => {
    if (record(resource.props.spec).insecureSkipTLSVerify === true) report("spec.insecureSkipTLSVerify is true");
  },
});
