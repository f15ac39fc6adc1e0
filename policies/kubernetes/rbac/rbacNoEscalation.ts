import { policy } from "../../core";
import { allowsOn, eachRule, roleTypes } from "./_helpers/rbacRules";

/** Verbs by which somebody takes rights that nobody gave them. */
const escalating = ["escalate", "bind", "impersonate"];

/** Resources that amount to another identity's rights, with the verb that does. */
const takingOver = [
  { resource: "serviceaccounts/token", verb: "create" },
  { resource: "certificatesigningrequests/approval", verb: "update" },
  { resource: "certificatesigningrequests/approval", verb: "patch" },
  { resource: "signers", verb: "approve" },
  { resource: "signers", verb: "sign" },
  { resource: "pods/ephemeralcontainers", verb: "update" },
  { resource: "pods/ephemeralcontainers", verb: "patch" },
  { resource: "nodes/proxy", verb: "get" },
  { resource: "nodes/proxy", verb: "create" },
];

/** What the control plane trusts, whatever the API group: who changes it decides what everybody may do. */
const trusted = [
  "mutatingwebhookconfigurations",
  "validatingwebhookconfigurations",
  "validatingadmissionpolicybindings",
];
const changing = ["create", "update", "patch", "delete", "deletecollection"];

export const rbacNoEscalation = policy({
  name: "kubernetes-rbac-no-escalation",
  rationale: "Whoever may bind, impersonate or take tokens has every right that there is to take.",
  title: "Roles do not let their holders take further rights",
  severity: "critical",
  controls: { cisKubernetes: ["5.1.8", "5.1.10", "5.1.11", "5.1.13"], nist80053: ["AC-6", "AC-6(10)"] },
  remediation:
    "Take escalate, bind and impersonate, tokens of service accounts, the approval of certificates, debugging containers, the proxy of nodes and changes of webhooks out of the role.",
  resources: roleTypes,
  check: eachRule((rule, report) => {
    const verbs = rule.verbs.filter((verb) => escalating.includes(verb));
    if (verbs.length > 0) report(`${rule.path} allows ${verbs.join(", ")}`);
    for (const { resource, verb } of takingOver) {
      if (allowsOn(rule, resource, verb)) report(`${rule.path} allows ${verb} on ${resource}`);
    }
    for (const resource of rule.resourceNames.length > 0 ? [] : trusted) {
      const changes = changing.filter((verb) => rule.resources.includes(resource) && rule.verbs.includes(verb));
      if (changes.length > 0) report(`${rule.path} allows ${changes.join(", ")} on every ${resource.slice(0, -1)}`);
    }
  }),
});
