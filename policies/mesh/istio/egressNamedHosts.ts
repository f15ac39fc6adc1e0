import { policy, record, text, texts } from "../../core";

const types = {
  serviceEntry: "kubernetes:networking.istio.io/*:ServiceEntry",
  egressNetwork: "kubernetes:policy.linkerd.io/*:EgressNetwork",
} as const;

export const egressNamedHosts = policy({
  name: "mesh-egress-named-hosts",
  rationale: "Data leave by whatever host a program that was broken into can reach.",
  title: "Meshes let workloads out to named hosts only",
  severity: "medium",
  controls: { nist80053: ["SC-7(5)", "AC-4"] },
  remediation:
    "Write each host into a ServiceEntry of Istio; in Linkerd, set trafficPolicy of the EgressNetwork to Deny and add a TLSRoute for each host.",
  resources: Object.values(types),
  check: (object, report) => {
    const spec = record(object.props.spec);
    if (object.type.endsWith(":ServiceEntry") && texts(spec.hosts).includes("*")) report("spec.hosts holds *");
    if (object.type.endsWith(":EgressNetwork") && text(spec.trafficPolicy) === "Allow") {
      report("spec.trafficPolicy is Allow");
    }
  },
});
