import { policy } from "../../core";
import { holdsWorkloads, meshOf, usesMesh } from "../_helpers/enrollment";

export const namespaceEnrolled = policy({
  name: "mesh-namespace-enrolled",
  rationale: "Calls of workloads outside the mesh are neither encrypted nor authenticated.",
  title: "Workloads run in namespaces that belong to the service mesh",
  severity: "high",
  controls: { nist80053: ["SC-8", "IA-9"] },
  remediation:
    "Label the namespace istio-injection: enabled (or istio.io/rev), or annotate it linkerd.io/inject: enabled.",
  resources: ["kubernetes:core/*:Namespace"],
  checkInStack: (namespace, report, stack) => {
    if (usesMesh(stack) && holdsWorkloads(namespace, stack) && meshOf(namespace) === undefined) {
      report("holds workloads and is not enrolled in a mesh, so their traffic is neither encrypted nor authenticated");
    }
  },
});
