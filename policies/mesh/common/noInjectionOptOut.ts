import { checkEach, policy, record, text } from "../../core";
import { podTemplatesOf, workloadTypes } from "../../kubernetes/_helpers";

/**
 * What takes a pod out of the mesh, and the values that do not. Whatever else is written means no.
 *
 * Sources: Istio documentation, "Resource Labels" and "Resource Annotations", and `pkg/kube/inject` for the spellings of
 * yes; Linkerd, "Automatic Proxy Injection".
 */
const enrolling = [
  { key: "sidecar.istio.io/inject", yes: /^(?:true|yes|y|on)?$/i },
  { key: "istio.io/dataplane-mode", yes: /^(?!none$)/ },
  { key: "istio.io/use-waypoint", yes: /^(?!none$)/ },
  { key: "linkerd.io/inject", yes: /^(?:enabled|ingress)?$/ },
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
    checkEach(podTemplatesOf(workload), ({ metadata, path }) => {
      for (const place of ["labels", "annotations"] as const) {
        const given = record(metadata[place]);
        for (const { key, yes } of enrolling) {
          const value = Object.hasOwn(given, key) ? text(given[key]) : undefined;
          if (value !== undefined && !yes.test(value)) report(`${path}metadata.${place}: ${key} is ${value}`);
        }
      }
    });
  },
});
