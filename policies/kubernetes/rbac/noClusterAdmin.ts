import { policy, record } from "../../core";
import { bindingTypes } from "./_helpers/rbacRules";

export const noClusterAdmin = policy({
  name: "kubernetes-no-cluster-admin",
  rationale: "One leaked token with such a role is the whole cluster.",
  title: "Nobody is given a role that allows everything",
  severity: "critical",
  controls: { cisKubernetes: ["5.1.1"], nist80053: ["AC-6"] },
  remediation: "Bind a role with the verbs and resources that are needed.",
  resources: bindingTypes,
  check: (binding, report) => {
    const role = record(binding.props.roleRef);
    if (role.kind === "ClusterRole" && role.name === "cluster-admin")
      report("roleRef is the ClusterRole cluster-admin");
  },
});
