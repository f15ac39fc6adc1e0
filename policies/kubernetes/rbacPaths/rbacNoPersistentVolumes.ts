import { policy } from "../../core";
import { allowsOn, eachRule, roleTypes } from "../rbac/_helpers/rbacRules";

export const rbacNoPersistentVolumes = policy({
  name: "kubernetes-rbac-no-persistent-volumes",
  title: "Roles make no volumes, for one may be any folder of a node",
  severity: "medium",
  controls: { cisKubernetes: ["5.1.9"], nist80053: ["AC-6"] },
  remediation: "Let a StorageClass make the volumes, and leave persistentvolumes out.",
  resources: roleTypes,
  check: eachRule((rule, report) => {
    if (allowsOn(rule, "persistentvolumes", "create")) report(`${rule.path} allows create on persistentvolumes`);
  }),
});
