import { policy, record, text } from "../../core";
import { istioTypes, specOf } from "../_helpers/istioObjects";

export const egressRegistryOnly = policy({
  name: "mesh-egress-registry-only",
  rationale: "Data leave by whatever host a program that was broken into can reach.",
  title: "Workloads in Istio call only hosts that the mesh knows",
  severity: "medium",
  controls: { nist80053: ["SC-7(5)", "AC-4"] },
  remediation: "Set outboundTrafficPolicy.mode to REGISTRY_ONLY and add a ServiceEntry for each host outside.",
  resources: [istioTypes.sidecar],
  check: (sidecar, report) => {
    const mode = text(record(specOf(sidecar).outboundTrafficPolicy).mode);
    if (mode === "ALLOW_ANY") report("spec.outboundTrafficPolicy.mode is ALLOW_ANY");
  },
});
