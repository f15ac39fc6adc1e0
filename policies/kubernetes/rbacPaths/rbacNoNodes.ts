import { policy } from "../../core";
import { allowsOn, eachRule, roleTypes } from "../rbac/_helpers/rbacRules";

export const rbacNoNodes = policy({
  name: "kubernetes-rbac-no-node-changes",
  title: "Roles change no nodes, for a node takes the secrets of its pods",
  severity: "high",
  enforcement: "advisory",
  controls: { nist80053: ["AC-6"] },
  remediation: "Leave nodes and nodes/status out of the role.",
  resources: roleTypes,
  check: eachRule((rule, report) => {
    const changed = ["create", "update", "patch", "delete"].filter((verb) =>
      ["nodes", "nodes/status"].some((resource) => allowsOn(rule, resource, verb)),
    );
    if (changed.length > 0 && rule.resourceNames.length === 0)
      report(`${rule.path} allows ${changed.join(", ")} on nodes`);
  }),
});
