import { isGiven, policy, record } from "../../core";
import { podTemplateOf, workloadTypes } from "../../kubernetes/_helpers";

/** Settings that lead connections around the sidecar. Sources as for injection, and Linkerd's "Proxy Configuration". */
const bypasses = [
  "traffic.sidecar.istio.io/excludeInboundPorts",
  "traffic.sidecar.istio.io/excludeInterfaces",
  "config.linkerd.io/skip-inbound-ports",
];

/** Istio captures these ports alone; `*`, the default, is all. */
const capturedPorts = "traffic.sidecar.istio.io/includeInboundPorts";

export const noTrafficBypass = policy({
  name: "mesh-no-traffic-bypass",
  rationale: "What passes by the proxy passes by its encryption and its rules.",
  title: "Requests to a workload pass through its proxy",
  severity: "high",
  controls: { nist80053: ["SC-8", "AC-3"] },
  remediation: "Take the annotation out of the pod template; allow the caller by an authorization rule instead.",
  resources: workloadTypes,
  check: (workload, report) => {
    const { metadata, path } = podTemplateOf(workload);
    const annotations = record(metadata.annotations);
    for (const key of bypasses) {
      if (isGiven(annotations, key)) report(`${path}metadata.annotations: ${key} leads traffic around the proxy`);
    }
    if (Object.hasOwn(annotations, capturedPorts) && annotations[capturedPorts] !== "*") {
      report(`${path}metadata.annotations: ${capturedPorts} leaves ports out`);
    }
  },
});
