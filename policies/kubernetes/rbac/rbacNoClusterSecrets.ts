import { policy } from "../../core";
import { withPatches } from "../_helpers/kinds";
import { eachRule } from "./_helpers/rbacRules";
import { secretReading } from "./_helpers/secretReading";

export const rbacNoClusterSecrets = policy({
  name: "kubernetes-rbac-no-cluster-secrets",
  rationale: "The Secrets of the cluster are the credentials of every workload in it.",
  title: "Roles do not read the Secrets of the whole cluster",
  severity: "critical",
  controls: { cisKubernetes: ["5.1.2"], nist80053: ["AC-6", "AC-3"] },
  remediation: "Leave secrets out of the ClusterRole; allow them in a Role of the namespace that they belong to.",
  resources: withPatches("kubernetes:rbac.authorization.k8s.io/*:ClusterRole"),
  check: eachRule((rule, report) => {
    const verbs = secretReading(rule);
    if (verbs.length > 0) report(`${rule.path} allows ${verbs.join(", ")} on all secrets of the cluster`);
  }),
});
