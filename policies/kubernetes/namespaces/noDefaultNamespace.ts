import { isGiven, policy, record } from "../../core";
import { podTemplatesOf, workloadTypes } from "../_helpers/podSpecs";

export const noDefaultNamespace = policy({
  name: "kubernetes-no-default-namespace",
  rationale: "In the default namespace, rights, quotas and network rules of unrelated things mix.",
  title: "Workloads run in a namespace of their own",
  severity: "low",
  controls: { cisKubernetes: ["5.7.1", "5.7.4"], nist80053: ["SC-39"] },
  remediation: "Create a Namespace for the service and set metadata.namespace to its name.",
  resources: workloadTypes,
  check: (workload, report) => {
    if (podTemplatesOf(workload).length === 0) return;
    const metadata = record(workload.props.metadata);
    if (!isGiven(metadata, "namespace") || metadata.namespace === "default") {
      report("runs in the namespace default, which everything shares that says nothing else");
    }
  },
});
