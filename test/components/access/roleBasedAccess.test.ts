import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { RoleBasedAccess, type RoleBasedAccessArgs } from "../../../components/access";
import { viewerRules } from "../../../components/access/accessRules";
import { registeredBy, theOnly } from "../../support/mockedStack";
import { at, listed } from "../workload/registered";

const types = {
  component: "secure-microservice:index:RoleBasedAccess",
  role: "kubernetes:rbac.authorization.k8s.io/v1:Role",
  binding: "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
  admission: "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy",
} as const;

const access = (args: Partial<RoleBasedAccessArgs>) =>
  registeredBy(() => new RoleBasedAccess("people", { namespaces: ["shop"], ...args }));

describe("RoleBasedAccess", () => {
  it("makes a role and a binding for each kind of access in each namespace", async () => {
    const resources = await access({
      namespaces: ["shop", "money"],
      viewers: ["support"],
      operators: ["on-call"],
      admins: ["owners"],
      debug: { groups: ["on-call"], reason: "incident 42" },
    });
    const expected = ["shop", "money"].flatMap((namespace) =>
      ["viewer", "operator", "admin", "debug"].flatMap((kind) => [
        `${types.role} people-${namespace}-${kind}`,
        `${types.binding} people-${namespace}-${kind}-binding`,
      ]),
    );
    const refusals = ["secrets", "services"].flatMap((resource) => [
      `${types.admission} people-beyond-rbac-${resource}`,
      `${types.admission}Binding people-beyond-rbac-${resource}-binding`,
    ]);
    assert.deepEqual(listed(resources), [`${types.component} people`, ...expected, ...refusals].sort());
  });

  it("makes none for a kind of access that nobody has", async () => {
    assert.equal((await access({ viewers: ["support"] })).length, 3);
  });

  it("gives the role to the groups, in the namespace", async () => {
    const resources = await access({ viewers: ["support", pulumi.output("sales")] });
    const role = theOnly(resources, types.role, "people-shop-viewer").inputs;
    assert.deepEqual(role.metadata, { name: "people-viewer", namespace: "shop" });
    assert.deepEqual(role.rules, viewerRules);
    const binding = theOnly(resources, types.binding, "people-shop-viewer-binding").inputs;
    assert.deepEqual(binding.metadata, { name: "people-viewer", namespace: "shop" });
    assert.deepEqual(binding.roleRef, {
      apiGroup: "rbac.authorization.k8s.io",
      kind: "Role",
      name: "people-viewer",
    });
    assert.deepEqual(
      binding.subjects,
      ["support", "sales"].map((name) => ({ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name })),
    );
  });

  it("refuses in the admins' namespaces, and there alone, what no role can leave out", async () => {
    const resources = await access({ namespaces: ["shop", "money"], admins: ["owners"] });
    for (const resource of ["secrets", "services"]) {
      const name = `people-beyond-rbac-${resource}`;
      const policy = theOnly(resources, types.admission, name).inputs;
      assert.equal(at(policy, "spec", "failurePolicy"), "Fail");
      assert.match(
        JSON.stringify(policy),
        new RegExp(`"operations":\\["CREATE","UPDATE"\\],"resources":\\["${resource}"\\]`),
      );
      assert.deepEqual(theOnly(resources, `${types.admission}Binding`, `${name}-binding`).inputs.spec, {
        policyName: name,
        validationActions: ["Deny"],
        matchResources: {
          namespaceSelector: {
            matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "In", values: ["shop", "money"] }],
          },
        },
      });
    }
  });

  it("says why somebody may reach into containers", async () => {
    const resources = await access({ debug: { groups: ["on-call"], reason: "incident 42" } });
    const annotations = { "secure-microservice/reason": "incident 42" };
    for (const type of [types.role, types.binding]) {
      assert.deepEqual(at(theOnly(resources, type).inputs, "metadata", "annotations"), annotations);
    }
  });

  it("counts namespaces whose names are not known yet", async () => {
    const resources = await access({ namespaces: [pulumi.output("shop")], viewers: ["support"] });
    assert.equal(at(theOnly(resources, types.role, "people-0-viewer").inputs, "metadata", "namespace"), "shop");
  });

  it("lets each child be adjusted", async () => {
    const changed = {
      role: { metadata: { labels: { a: "role" } } },
      roleBinding: { metadata: { labels: { a: "binding" } } },
    };
    const resources = await access({
      viewers: ["v"],
      operators: ["o"],
      admins: ["a"],
      debug: { groups: ["d"], reason: "r" },
      transform: { viewer: changed, operator: changed, admin: changed, debug: changed },
    });
    const label = (type: string) =>
      resources.filter((resource) => resource.type === type).map(({ inputs }) => at(inputs, "metadata", "labels", "a"));
    assert.deepEqual(label(types.role), ["role", "role", "role", "role"]);
    assert.deepEqual(label(types.binding), ["binding", "binding", "binding", "binding"]);
  });

  it("names every problem at once", async () => {
    await assert.rejects(
      access({
        namespaces: ["shop", "Shop", "kube-system", "shop"],
        viewers: ["system:authenticated"],
        admins: ["", "system:masters"],
        debug: { groups: [], reason: " " },
      }),
      (error: Error) => {
        assert.match(error.message, /RoleBasedAccess "people": 8 problems/);
        assert.match(error.message, /namespaces\[1\]: "Shop" is not valid; write a DNS label/);
        assert.match(error.message, /namespaces\[2\]: "kube-system" is not valid; write a namespace of your own/);
        assert.match(error.message, /namespaces\[3\]: "shop" is not valid; write each namespace once/);
        assert.match(
          error.message,
          /viewers\[0\]: "system:authenticated" is not valid; write the name of a group of your/,
        );
        assert.match(error.message, /admins\[0\]: "" is not valid/);
        assert.match(error.message, /admins\[1\]: "system:masters" is not valid/);
        assert.match(error.message, /debug.groups: is empty/);
        assert.match(error.message, /debug.reason: " " is not valid; write why these groups/);
        return true;
      },
    );
  });

  it("wants somebody, somewhere", async () => {
    await assert.rejects(access({ namespaces: [] }), (error: Error) => {
      assert.match(error.message, /namespaces: is empty; write at least one namespace/);
      assert.match(error.message, /viewers: is empty, and so are operators and admins/);
      return true;
    });
  });
});
