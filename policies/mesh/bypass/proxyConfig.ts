import { checkEach, policy, record, records } from "../../core";

export const proxyConfig = policy({
  name: "mesh-proxy-config",
  title: "Proxies of the mesh are configured to see the traffic of their pod",
  severity: "high",
  controls: { nist80053: ["AC-3", "SC-8"] },
  remediation:
    "Take ISTIO_META_INTERCEPTION_MODE out of environmentVariables, and interceptionMode NONE out of the mesh's defaults.",
  resources: [
    "kubernetes:networking.istio.io/*:ProxyConfig",
    "kubernetes:networking.istio.io/*:ProxyConfigPatch",
    "kubernetes:networking.istio.io/*:Sidecar",
  ],
  check: (resource, report) => {
    const spec = record(resource.props.spec);
    if (record(spec.environmentVariables).ISTIO_META_INTERCEPTION_MODE === "NONE")
      report("spec.environmentVariables.ISTIO_META_INTERCEPTION_MODE is NONE");
    for (const listeners of ["ingress", "egress"]) {
      checkEach(records(spec[listeners]), ({ captureMode }, index) => {
        if (captureMode === "NONE") report(`spec.${listeners}[${index}].captureMode is NONE`);
      });
    }
  },
});
