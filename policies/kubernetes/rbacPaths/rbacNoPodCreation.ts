import { policy } from "../../core";
import { allowsOn, eachRule, roleTypes } from "../rbac/_helpers/rbacRules";

const running = [
  "pods",
  "deployments",
  "daemonsets",
  "statefulsets",
  "replicasets",
  "replicationcontrollers",
  "jobs",
  "cronjobs",
];

export const rbacNoPodCreation = policy({
  name: "kubernetes-rbac-no-pod-creation",
  title: "Roles that start pods are few, for a pod takes the rights of any service account beside it",
  severity: "medium",
  enforcement: "advisory",
  controls: { cisKubernetes: ["5.1.4"], nist80053: ["AC-6"] },
  remediation: "Leave pods and workloads out of the role, or give it to what deploys alone.",
  resources: roleTypes,
  check: eachRule((rule, report) => {
    const started = running.filter((resource) => allowsOn(rule, resource, "create"));
    if (started.length > 0) report(`${rule.path} allows create on ${started.join(", ")}`);
  }),
});
