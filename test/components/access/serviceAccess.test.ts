import assert from "node:assert/strict";
import { type ApiRule, ServiceAccess, type ServiceAccessArgs } from "../../../components/access";
import { apiRules, checkApiRules } from "../../../components/access/checkApiRules";
import { check } from "../../../components/core/checks";
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
        assert.match(error.message, /serviceAccount: "default" is not valid; write a ServiceAccount of its own/);
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
  });

  it("refuses no rules and empty lists", () => {
    assert.match(check("rules", [], apiRules)[0]?.reason ?? "", /is empty; write what the service may do/);
    assert.deepEqual(
      check("rules", [{ apiGroups: [], resources: [], verbs: [] }], apiRules),
      ["apiGroups", "resources", "verbs"].map((list) => ({
        propertyPath: `rules[0].${list}`,
        reason: "is empty; write at least one",
      })),
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
    for (const verb of ["escalate", "bind", "impersonate", "approve", "sign", "attest"]) {
      assert.match(problems({ verbs: [verb] }).join("\n"), /lets it take rights that it was not given/, verb);
    }
    assert.match(problems({ verbs: ["read"] }).join("\n"), /"read" is not valid; write some of get, list/);
  });

  it("refuses ways into containers, past the mesh, and to other identities, by any verb", () => {
    const ways = ["pods/attach", "pods/ephemeralcontainers", "pods/exec", "pods/portforward", "pods/proxy"];
    for (const resource of [...ways, "services/proxy", "nodes/proxy", "serviceaccounts/token"]) {
      for (const verb of ["get", "create"]) {
        const found = problems({ resources: [resource], verbs: [verb] });
        assert.match(
          found.join("\n"),
          new RegExp(`^rules\\[0\\]\\.resources: "${resource}" lets it .*; leave it out$`),
        );
      }
    }
  });

  const mesh = "let the stack declare it (calls, reach), or write the Role by hand";
  const powers: [group: string, resources: string[], verbs: string[], instead: string][] = [
    ["", ["pods", "podtemplates", "replicationcontrollers"], ["create", "update", "patch"], "HardenedWorkload"],
    [
      "apps",
      ["controllerrevisions", "daemonsets", "deployments", "replicasets", "statefulsets"],
      ["create", "update", "patch"],
      "HardenedWorkload",
    ],
    ["batch", ["cronjobs", "jobs"], ["create", "update", "patch"], "HardenedWorkload"],
    [
      "rbac.authorization.k8s.io",
      ["clusterrolebindings", "clusterroles", "rolebindings", "roles"],
      ["create", "update", "patch", "delete", "deletecollection"],
      "ServiceAccess, RoleBasedAccess",
    ],
    ["networking.k8s.io", ["ingresses", "networkpolicies"], ["create", "delete", "patch"], mesh],
    ["networking.k8s.aws", ["policyendpoints"], ["update", "delete"], mesh],
    ["security.istio.io", ["authorizationpolicies", "peerauthentications"], ["create", "delete"], mesh],
    ["networking.istio.io", ["envoyfilters", "sidecars", "virtualservices"], ["create", "deletecollection"], mesh],
    ["telemetry.istio.io", ["telemetries"], ["update"], mesh],
    ["extensions.istio.io", ["wasmplugins"], ["create"], mesh],
    ["gateway.networking.k8s.io", ["httproutes"], ["patch"], mesh],
    ["policy.linkerd.io", ["authorizationpolicies", "servers"], ["create", "delete"], mesh],
    ["", ["serviceaccounts"], ["create", "patch", "delete"], "HardenedWorkload"],
    ["", ["services", "services/status", "endpoints", "pods/status"], ["create", "patch"], "let the stack create it"],
    ["discovery.k8s.io", ["endpointslices"], ["update"], "let the stack create it"],
    ["", ["namespaces", "resourcequotas", "limitranges"], ["patch", "delete"], "SecureNamespace"],
    ["", ["nodes", "nodes/status", "persistentvolumes"], ["create", "patch"], "leave it out"],
    [
      "admissionregistration.k8s.io",
      ["mutatingwebhookconfigurations", "validatingwebhookconfigurations", "validatingadmissionpolicybindings"],
      ["create", "patch", "delete"],
      "leave it out",
    ],
    ["apiextensions.k8s.io", ["customresourcedefinitions"], ["update"], "leave it out"],
    ["apiregistration.k8s.io", ["apiservices"], ["create"], "leave it out"],
    ["certificates.k8s.io", ["certificatesigningrequests", "certificatesigningrequests/approval"], ["update"], "leave"],
  ];
  for (const [group, resources, verbs, instead] of powers) {
    it(`refuses ${verbs.join(", ")} on ${resources.join(", ")} of "${group}", each by itself, but not reading them`, () => {
      for (const resource of resources) {
        for (const verb of verbs) {
          const found = problems({ apiGroups: [group], resources: [resource], verbs: [verb, "get"] });
          assert.equal(found.length, 1, `${verb} ${resource}`);
          assert.ok(found[0]?.startsWith(`rules[0].verbs: "${verb}" of "${resource}" lets it `), found[0]);
          assert.ok(found[0]?.includes(instead), found[0]);
        }
        const reading: Partial<ApiRule> = {
          apiGroups: [group],
          resources: [resource],
          verbs: ["get", "list", "watch"],
        };
        assert.deepEqual(problems(reading), []);
      }
    });
  }

  it("refuses them wherever they stand, all at once", () => {
    const rules: ApiRule[] = [
      { apiGroups: ["apps", ""], resources: ["configmaps", "pods", "deployments"], verbs: ["get", "create", "patch"] },
      { apiGroups: ["networking.k8s.io"], resources: ["networkpolicies"], verbs: ["delete"] },
      { apiGroups: ["security.istio.io"], resources: ["authorizationpolicies"], verbs: ["delete"] },
      { apiGroups: ["rbac.authorization.k8s.io"], resources: ["rolebindings"], verbs: ["create"] },
      { apiGroups: [""], resources: ["users"], verbs: ["impersonate"] },
    ];
    assert.deepEqual(
      checkApiRules(rules).map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`),
      [
        'rules[0].verbs: "create", "patch" of "pods", "deployments" lets it mount every Secret of the namespace and act as each of its ServiceAccounts; let the stack create it (HardenedWorkload), or write the Role by hand',
        `rules[1].verbs: "delete" of "networkpolicies" lets it open what the network and the mesh keep shut, or hide it; ${mesh}`,
        `rules[2].verbs: "delete" of "authorizationpolicies" lets it open what the network and the mesh keep shut, or hide it; ${mesh}`,
        'rules[3].verbs: "create" of "rolebindings" lets it change what others may do; let the stack grant it (ServiceAccess, RoleBasedAccess), or write the Role by hand',
        'rules[4].verbs: "impersonate" lets it take rights that it was not given; leave it out',
      ],
    );
  });

  const harmless: [string, string[], string[]][] = [
    ["", ["pods"], ["get", "list", "watch", "delete"]],
    ["", ["pods/log", "pods/status"], ["get"]],
    ["", ["pods/eviction", "events"], ["create"]],
    ["", ["configmaps", "persistentvolumeclaims"], ["create", "update", "delete"]],
    ["apps", ["deployments/scale"], ["get", "update", "patch"]],
    ["apps", ["deployments"], ["get", "watch"]],
    ["metrics.k8s.io", ["pods"], ["get", "list"]],
    ["coordination.k8s.io", ["leases"], ["get", "create", "update"]],
    ["example.com", ["pods", "roles", "services"], ["create", "patch"]],
  ];
  for (const [group, resources, verbs] of harmless) {
    it(`takes ${verbs.join(", ")} on ${resources.join(", ")} of "${group}"`, () => {
      assert.deepEqual(problems({ apiGroups: [group], resources, verbs }), []);
    });
  }

  it("refuses Secrets at large", () => {
    const large = { resources: ["secrets"], verbs: ["get", "list", "watch"], resourceNames: ["orders"] };
    assert.match(problems(large).join("\n"), /^rules\[0\]\.verbs: "list", "watch" of secrets shows or ends them all/);
    assert.match(
      problems({ resources: ["secrets"] }).join("\n"),
      /^rules\[0\]\.resourceNames: is missing; write which secrets/,
    );
    assert.match(
      problems({ resources: ["secrets"], verbs: ["create", "update"], resourceNames: ["orders"] }).join("\n"),
      /^rules\[0\]\.verbs: "create" of secrets lets it make tokens of any ServiceAccount; let the stack create the Secret/,
    );
  });
});
