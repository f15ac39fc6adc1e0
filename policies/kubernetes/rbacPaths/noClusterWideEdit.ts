import { policy, record } from "../../core";
import { bindingTypes } from "../rbac/_helpers/rbacRules";

export const noClusterWideEdit = policy({
  name: "kubernetes-no-cluster-wide-edit",
  title: "Nobody may change every namespace",
  severity: "high",
  controls: { nist80053: ["AC-6", "AC-6(5)"] },
  remediation: "Bind admin or edit by a RoleBinding in the namespaces it is for.",
  resources: bindingTypes,
  check: (resource, report) => {
    if (!/:ClusterRoleBinding(?:Patch)?$/.test(resource.type)) return;
    const { kind, name } = record(resource.props.roleRef);
    if (kind === "ClusterRole" && (name === "admin" || name === "edit"))
      report(`roleRef is the ClusterRole ${name}, for every namespace`);
  },
});
