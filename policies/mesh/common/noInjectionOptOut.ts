import { policy, record } from "../../core";
import { podTemplateOf, workloadTypes } from "../../kubernetes/_helpers";

/** Sources: Istio documentation, "Resource Annotations" and "Resource Labels"; Linkerd, "Automatic Proxy Injection". */
const optOuts = [
  { key: "sidecar.istio.io/inject", value: "false" },
  { key: "istio.io/dataplane-mode", value: "none" },
  { key: "linkerd.io/inject", value: "disabled" },
];

export const noInjectionOptOut = policy({
  name: "mesh-no-injection-opt-out",
  rationale: "A workload without a proxy is reached without mutual TLS and without rules.",
  title: "Workloads do not leave the service mesh",
  severity: "high",
  controls: { nist80053: ["SC-8", "IA-9"] },
  remediation: "Take the label or annotation out of the pod template.",
  resources: workloadTypes,
  check: (workload, report) => {
    const { metadata, path } = podTemplateOf(workload);
    for (const place of ["labels", "annotations"] as const) {
      const given = record(metadata[place]);
      for (const { key, value } of optOuts) {
        if (given[key] === value) report(`${path}metadata.${place}: ${key} is ${value}`);
      }
    }
  },
});
