import { isGiven, type Properties, policy, record, text, texts } from "../../core";
import { kindOf, withPatches } from "../../kubernetes/_helpers";

export const egressNamedHosts = policy({
  name: "mesh-egress-named-hosts",
  rationale: "Data leave by whatever host a program that was broken into can reach.",
  title: "Meshes let workloads out to named hosts only",
  severity: "medium",
  controls: { nist80053: ["SC-7(5)", "AC-4"] },
  remediation:
    "Write each host into a ServiceEntry of Istio; in Linkerd, set trafficPolicy of the EgressNetwork to Deny and add a TLSRoute with each host.",
  resources: withPatches(
    "kubernetes:networking.istio.io/*:ServiceEntry",
    "kubernetes:policy.linkerd.io/*:EgressNetwork",
    "kubernetes:gateway.networking.k8s.io/*:TLSRoute",
  ),
  check: ({ type, props }, report) => {
    const spec = record(props.spec);
    if (kindOf(type) === "ServiceEntry") {
      for (const host of texts(spec.hosts).filter(isAnyHost)) report(`spec.hosts holds ${host}`);
    } else if (kindOf(type) === "EgressNetwork") {
      if (text(spec.trafficPolicy) === "Allow") report("spec.trafficPolicy is Allow");
    } else if (leadsOut(spec)) {
      if (!isGiven(spec, "hostnames")) report("spec.hostnames is not set: every host may be called");
      for (const host of texts(spec.hostnames).filter(isAnyHost)) report(`spec.hostnames holds ${host}`);
    }
  },
});

/** Everything, or everything under a name that anybody can have a name under: `*`, `*.com`. */
function isAnyHost(host: string): boolean {
  return /^\*(?:\.[^.]*)?$/.test(host);
}

function leadsOut(spec: Properties): boolean {
  return Array.isArray(spec.parentRefs) && spec.parentRefs.some((parent) => record(parent).kind === "EgressNetwork");
}
