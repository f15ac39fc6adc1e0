import { policy, record } from "../../core";
import { chartOf } from "../../kubernetes/_helpers";

export const controlPlaneSettings = policy({
  name: "mesh-control-plane-settings",
  rationale: "What the installation leaves open is open for every namespace.",
  title: "Istio is installed with mutual TLS and egress to known hosts only",
  severity: "high",
  controls: { nist80053: ["SC-8(1)", "SC-7(5)"] },
  remediation:
    "Set meshConfig.outboundTrafficPolicy.mode to REGISTRY_ONLY and leave meshConfig.enableAutoMtls at true in the values of the chart.",
  resources: ["kubernetes:helm.sh/*:Release", "kubernetes:helm.sh/*:Chart"],
  check: (release, report) => {
    const chart = chartOf(release);
    if (chart !== "istiod") return;
    const settings = record(record(release.props.values).meshConfig);
    if (record(settings.outboundTrafficPolicy).mode !== "REGISTRY_ONLY") {
      report("values.meshConfig.outboundTrafficPolicy.mode is not REGISTRY_ONLY");
    }
    if (settings.enableAutoMtls === false) report("values.meshConfig.enableAutoMtls is false");
  },
});
