import { policy } from "../../core";
import { eachRule, type RbacRule, roleTypes } from "./_helpers/rbacRules";

/** Verbs by which somebody takes rights that nobody gave them. */
const escalating = ["escalate", "bind", "impersonate"];

/** Subresources that amount to another identity's rights, with the verb that does. */
const takingOver = [
  { resource: "serviceaccounts/token", verb: "create" },
  { resource: "certificatesigningrequests/approval", verb: "update" },
  { resource: "nodes/proxy", verb: "get" },
  { resource: "nodes/proxy", verb: "create" },
];

export const rbacNoEscalation = policy({
  name: "kubernetes-rbac-no-escalation",
  rationale: "Whoever may bind, impersonate or take tokens has every right that there is to take.",
  title: "Roles do not let their holders take further rights",
  severity: "critical",
  controls: { cisKubernetes: ["5.1.8", "5.1.10", "5.1.11", "5.1.13"], nist80053: ["AC-6", "AC-6(10)"] },
  remediation:
    "Take escalate, bind and impersonate, tokens of service accounts, the approval of certificates and the proxy of nodes out of the role.",
  resources: roleTypes,
  check: eachRule((rule, report) => {
    const verbs = rule.verbs.filter((verb) => escalating.includes(verb));
    if (verbs.length > 0) report(`${rule.path} allows ${verbs.join(", ")}`);
    for (const { resource, verb } of takingOver) {
      if (allows(rule, resource, verb)) report(`${rule.path} allows ${verb} on ${resource}`);
    }
  }),
});

function allows(rule: RbacRule, resource: string, verb: string): boolean {
  return rule.resources.includes(resource) && (rule.verbs.includes(verb) || rule.verbs.includes("*"));
}
