import { policy, record, records, texts } from "../../core";
import { labelsOf, selectsAll } from "../_helpers/labels";

export const noBroadAggregation = policy({
  name: "kubernetes-no-broad-aggregation",
  title: "Roles are not gathered from whatever carries a common label",
  severity: "medium",
  controls: { nist80053: ["AC-6", "AC-3"] },
  remediation:
    "Select roles in aggregationRule by a label of your own, and do not add Secrets or wildcards to admin, edit or view.",
  resources: [
    "kubernetes:rbac.authorization.k8s.io/*:ClusterRole",
    "kubernetes:rbac.authorization.k8s.io/*:ClusterRolePatch",
  ],
  check: (resource, report) => {
    const selectors = records(record(resource.props.aggregationRule).clusterRoleSelectors);
    if (selectors.some(selectsAll)) report("aggregationRule gathers every role");
    const into = ["admin", "edit", "view"].filter(
      (role) => labelsOf(resource)[`rbac.authorization.k8s.io/aggregate-to-${role}`] === "true",
    );
    const wide = records(resource.props.rules).some(
      ({ verbs, resources }) => texts(verbs).includes("*") && texts(resources).includes("*"),
    );
    if (into.length > 0 && wide) report(`adds everything to ${into.join(", ")}`);
  },
});
