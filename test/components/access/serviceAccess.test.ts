import assert from "node:assert/strict";
import { type ApiRule, ServiceAccess, type ServiceAccessArgs } from "../../../components/access";
import { checkApiRules } from "../../../components/access/checkApiRules";
import { registeredBy, theOnly } from "../../support/mockedStack";
import { at, listed } from "../workload/registered";

const types = {
  role: "kubernetes:rbac.authorization.k8s.io/v1:Role",
  binding: "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
} as const;

const readConfig: ApiRule = {
  apiGroups: [""],
  resources: ["configmaps"],
  verbs: ["get", "watch"],
  resourceNames: ["flags"],
};

const access = (args: Partial<ServiceAccessArgs> = {}) =>
  registeredBy(
    () =>
      new ServiceAccess("orders-api", { namespace: "shop", serviceAccount: "orders", rules: [readConfig], ...args }),
  );

function problems(rule: Partial<ApiRule>): string[] {
  return checkApiRules([{ apiGroups: [""], resources: ["configmaps"], verbs: ["get"], ...rule }]).map(
    ({ propertyPath, reason }) => `${propertyPath}: ${reason}`,
  );
}

describe("ServiceAccess", () => {
  it("is a role and its binding to the ServiceAccount", async () => {
    const resources = await access();
    assert.deepEqual(
      listed(resources),
      [
        "secure-microservice:index:ServiceAccess orders-api",
        `${types.role} orders-api-role`,
        `${types.binding} orders-api-role-binding`,
      ].sort(),
    );
    const role = theOnly(resources, types.role).inputs;
    assert.deepEqual(role.metadata, { name: "orders-api", namespace: "shop" });
    assert.deepEqual(role.rules, [readConfig]);
    const binding = theOnly(resources, types.binding).inputs;
    assert.deepEqual(binding.subjects, [{ kind: "ServiceAccount", name: "orders", namespace: "shop" }]);
    assert.equal(at(binding, "roleRef", "name"), "orders-api");
  });

  it("lets each child be adjusted", async () => {
    const resources = await access({
      transform: {
        role: { metadata: { labels: { a: "role" } } },
        roleBinding: { metadata: { labels: { a: "binding" } } },
      },
    });
    assert.equal(at(theOnly(resources, types.role).inputs, "metadata", "labels", "a"), "role");
    assert.equal(at(theOnly(resources, types.binding).inputs, "metadata", "labels", "a"), "binding");
  });

  it("names every problem at once", async () => {
    await assert.rejects(
      access({
        namespace: "Shop",
        serviceAccount: "default",
        rules: [{ apiGroups: ["*"], resources: ["secrets"], verbs: ["escalate"] }],
      }),
      (error: Error) => {
        assert.match(error.message, /ServiceAccess "orders-api": 4 problems/);
        assert.match(error.message, /namespace: "Shop" is not valid/);
        assert.match(
          error.message,
          /serviceAccount: "default" is not valid; write a ServiceAccount of the service's own/,
        );
        assert.match(error.message, /rules\[0\].apiGroups: "\*" grants what nobody has thought of yet/);
        assert.match(error.message, /rules\[0\].verbs: "escalate" lets it take rights/);
        return true;
      },
    );
  });
});

describe("checkApiRules", () => {
  it("takes rules that name what they grant", () => {
    assert.deepEqual(checkApiRules([readConfig]), []);
    assert.deepEqual(problems({ resources: ["secrets"], verbs: ["get", "update"], resourceNames: ["orders"] }), []);
    assert.deepEqual(problems({ resources: ["secrets"], verbs: ["create"] }), []);
  });

  it("refuses no rules and empty lists", () => {
    assert.match(checkApiRules([])[0]?.reason ?? "", /is empty; write what the service may do/);
    assert.deepEqual(
      problems({ apiGroups: [], resources: [], verbs: [] }),
      ["apiGroups", "resources", "verbs"].map((list) => `rules[0].${list}: is empty; write at least one`),
    );
  });

  it("refuses wildcards anywhere", () => {
    for (const list of ["apiGroups", "resources", "verbs"] as const) {
      assert.match(
        problems({ [list]: ["*"] }).join("\n"),
        new RegExp(`^rules\\[0\\]\\.${list}: "\\*" grants what nobody`),
      );
    }
    assert.match(problems({ resources: ["pods/*"] }).join("\n"), /"pods\/\*" grants/);
  });

  it("refuses verbs that take more rights, and those that do not exist", () => {
    for (const verb of ["escalate", "bind", "impersonate"]) {
      assert.match(problems({ verbs: [verb] }).join("\n"), /lets it take rights that it was not given/, verb);
    }
    assert.match(problems({ verbs: ["read"] }).join("\n"), /"read" is not valid; write some of get, list/);
  });

  it("refuses ways into containers, past the mesh, and to other identities", () => {
    for (const resource of ["pods/exec", "pods/portforward", "nodes/proxy", "serviceaccounts/token"]) {
      assert.match(problems({ resources: [resource] }).join("\n"), /leave it out/, resource);
    }
  });

  it("refuses Secrets at large", () => {
    const large = { resources: ["secrets"], verbs: ["get", "list", "watch"], resourceNames: ["orders"] };
    assert.match(problems(large).join("\n"), /^rules\[0\]\.verbs: "list", "watch" of secrets shows or ends them all/);
    assert.match(
      problems({ resources: ["secrets"] }).join("\n"),
      /^rules\[0\]\.resourceNames: is missing; write which secrets/,
    );
  });
});
