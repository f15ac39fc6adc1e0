import assert from "node:assert/strict";
import type { ApiRule } from "../../../components/access";
import { adminRules, debugRules, operatorRules, viewerRules } from "../../../components/access/accessRules";

/** Whether these rules let somebody do this. */
function allows(rules: readonly ApiRule[], verb: string, group: string, resource: string): boolean {
  return rules.some(
    ({ apiGroups, resources, verbs }) =>
      apiGroups.includes(group) && resources.includes(resource) && verbs.includes(verb),
  );
}

type Answer = [viewer: boolean, operator: boolean, admin: boolean, debug: boolean];

function answer(verb: string, group: string, resource: string): Answer {
  return [
    allows(viewerRules, verb, group, resource),
    allows(operatorRules, verb, group, resource),
    allows(adminRules, verb, group, resource),
    allows(debugRules, verb, group, resource),
  ];
}

const everybody: Answer = [true, true, true, false];
const operatorsUp: Answer = [false, true, true, false];
const adminsOnly: Answer = [false, false, true, false];
const debuggersOnly: Answer = [false, false, false, true];
const nobody: Answer = [false, false, false, false];

describe("rules for people", () => {
  const matrix: readonly [Answer, string, string, string][] = [
    [everybody, "list", "", "pods"],
    [everybody, "watch", "apps", "deployments"],
    [everybody, "get", "security.istio.io", "authorizationpolicies"],
    [everybody, "get", "policy.linkerd.io", "servers"],
    [everybody, "get", "networking.k8s.io", "networkpolicies"],
    [operatorsUp, "get", "", "pods/log"],
    [operatorsUp, "delete", "", "pods"],
    [operatorsUp, "create", "", "pods/eviction"],
    [operatorsUp, "patch", "apps", "deployments/scale"],
    [adminsOnly, "get", "", "secrets"],
    [adminsOnly, "list", "", "secrets"],
    [adminsOnly, "update", "", "secrets"],
    [adminsOnly, "patch", "apps", "deployments"],
    [adminsOnly, "create", "batch", "jobs"],
    [debuggersOnly, "create", "", "pods/exec"],
    [debuggersOnly, "get", "", "pods/exec"],
    [debuggersOnly, "create", "", "pods/attach"],
    [debuggersOnly, "create", "", "pods/portforward"],
    [nobody, "create", "", "pods"],
    [nobody, "patch", "", "pods"],
    [nobody, "update", "", "pods/ephemeralcontainers"],
    [nobody, "create", "", "serviceaccounts/token"],
    [nobody, "deletecollection", "", "secrets"],
    [nobody, "create", "rbac.authorization.k8s.io", "rolebindings"],
    [nobody, "update", "rbac.authorization.k8s.io", "roles"],
    [nobody, "delete", "networking.k8s.io", "networkpolicies"],
    [nobody, "update", "security.istio.io", "authorizationpolicies"],
    [nobody, "delete", "policy.linkerd.io", "authorizationpolicies"],
    [nobody, "delete", "", "resourcequotas"],
  ];
  for (const [expected, verb, group, resource] of matrix) {
    it(`on ${verb} ${resource}${group && `.${group}`}`, () => {
      assert.deepEqual(answer(verb, group, resource), expected);
    });
  }

  it("name every group, resource and verb, and no verb that gives more rights", () => {
    for (const { apiGroups, resources, verbs } of [...adminRules, ...debugRules]) {
      for (const entry of [...apiGroups, ...resources, ...verbs]) {
        assert.doesNotMatch(entry, /\*|^(escalate|bind|impersonate)$/);
      }
    }
  });
});
