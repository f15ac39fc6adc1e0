import { policy, record } from "../../core";

export const noClusterWideEdit = policy({
  name: "kubernetes-no-cluster-wide-edit",
  title: "Nobody may change every namespace",
  severity: "high",
  controls: { nist80053: ["AC-6", "AC-6(5)"] },
  remediation: "Bind admin or edit by a RoleBinding in the namespaces it is for.",
  resources: [
    "kubernetes:rbac.authorization.k8s.io/*:ClusterRoleBinding",
    "kubernetes:rbac.authorization.k8s.io/*:ClusterRoleBindingPatch",
  ],
  check: (resource, report) => {
    const { kind, name } = record(resource.props.roleRef);
    if (kind === "ClusterRole" && (name === "admin" || name === "edit"))
      report(`roleRef is the ClusterRole ${name}, for every namespace`);
  },
});
