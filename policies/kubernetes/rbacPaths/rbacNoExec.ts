import { policy } from "../../core";
import { allowsOn, eachRule, roleTypes } from "../rbac/_helpers/rbacRules";

export const rbacNoExec = policy({
  name: "kubernetes-rbac-no-exec",
  title: "Roles let nobody type into containers",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["AC-6", "AC-17"] },
  remediation: "Leave pods/exec, pods/attach and pods/portforward out of the role.",
  resources: roleTypes,
  check: eachRule((rule, report) => {
    const entered = ["pods/exec", "pods/attach", "pods/portforward"].filter(
      (resource) => allowsOn(rule, resource, "create") || allowsOn(rule, resource, "get"),
    );
    if (entered.length > 0) report(`${rule.path} leads into ${entered.join(", ")}`);
  }),
});
