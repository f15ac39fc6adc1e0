import { UNKNOWN } from "../../../sandbox/providers/protocol";
import { type PolicyExamples, says } from "../support/examples";
import { type ExampleResource, resource } from "../support/judge";

const readPods = { apiGroups: [""], resources: ["pods", "pods/log"], verbs: ["get", "list", "watch"] };

export const kubernetesAccessExamples: readonly PolicyExamples[] = [
  {
    policy: "kubernetes-rbac-no-wildcards",
    good: { "written out": role(readPods) },
    bad: {
      "all verbs": says(role({ ...readPods, verbs: ["*"] }), "rules[0].verbs holds *"),
      "all resources, in the second rule": says(
        role(readPods, { apiGroups: ["*"], resources: ["*"], verbs: ["get"] }),
        "rules[1].apiGroups holds *",
        "rules[1].resources holds *",
      ),
      "all paths": says(
        resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {
          rules: [{ nonResourceURLs: ["*"], verbs: ["get"] }],
        }),
        "rules[0].nonResourceUrls holds *",
      ),
    },
  },
  {
    policy: "kubernetes-rbac-no-secrets",
    good: {
      "other things": role(readPods),
      "one secret by name": role({ apiGroups: [""], resources: ["secrets"], resourceNames: ["db"], verbs: ["get"] }),
      "writing only": role({ apiGroups: [""], resources: ["secrets"], verbs: ["create"] }),
      "another group's secrets": role({ apiGroups: ["example.com"], resources: ["secrets"], verbs: ["get"] }),
    },
    bad: {
      "all of them": says(
        role({ apiGroups: [""], resources: ["configmaps", "secrets"], verbs: ["get", "list", "create"] }),
        "rules[0] allows get, list on all secrets of the namespace",
      ),
      "all of them, in a rule of two groups": says(
        role({ apiGroups: ["apps", ""], resources: ["deployments", "secrets"], verbs: ["get"] }),
        "rules[0] allows get on all secrets of the namespace",
      ),
      "one by name, and a list of all": says(
        role({ apiGroups: [""], resources: ["secrets"], resourceNames: ["db"], verbs: ["get", "list"] }),
        "rules[0] allows get, list on all secrets of the namespace",
      ),
      "a list, for which names do not count": says(
        role({ apiGroups: [""], resources: ["secrets"], resourceNames: ["db"], verbs: ["list"] }),
        "rules[0] allows list on all secrets of the namespace",
      ),
    },
  },
  {
    policy: "kubernetes-rbac-no-cluster-secrets",
    good: {
      "other things": clusterRole(readPods),
      "a namespace's": role({ apiGroups: [""], resources: ["secrets"], verbs: ["get"] }),
    },
    bad: {
      "all of them": says(
        clusterRole({ apiGroups: [""], resources: ["secrets"], verbs: ["get", "watch"] }),
        "rules[0] allows get, watch on all secrets of the cluster",
      ),
      everything: says(
        clusterRole({ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }),
        "rules[0] allows * on all secrets of the cluster",
      ),
    },
  },
  {
    policy: "kubernetes-rbac-no-escalation",
    good: {
      "one webhook by its name": clusterRole({
        apiGroups: ["admissionregistration.k8s.io"],
        resources: ["mutatingwebhookconfigurations"],
        resourceNames: ["injector"],
        verbs: ["patch"],
      }),
      reading: role(readPods),
    },
    bad: {
      "tokens of everything that has some": says(
        role({ apiGroups: [""], resources: ["*/token"], verbs: ["create"] }),
        "rules[0] allows create on serviceaccounts/token",
      ),
      "a signer's approval, in a patch": says(
        resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRolePatch", {
          rules: [{ apiGroups: ["certificates.k8s.io"], resources: ["signers"], verbs: ["approve"] }],
        }),
        "rules[0] allows approve on signers",
      ),
      webhooks: says(
        clusterRole({
          apiGroups: ["admissionregistration.k8s.io"],
          resources: ["mutatingwebhookconfigurations"],
          verbs: ["create", "get"],
        }),
        "rules[0] allows create on every mutatingwebhookconfiguration",
      ),
      "roles beyond one's own": says(
        role({ apiGroups: ["rbac.authorization.k8s.io"], resources: ["roles"], verbs: ["create", "escalate", "bind"] }),
        "rules[0] allows escalate, bind",
      ),
      "tokens of others": says(
        role({ apiGroups: [""], resources: ["serviceaccounts/token"], verbs: ["create"] }),
        "rules[0] allows create on serviceaccounts/token",
      ),
    },
  },
  {
    policy: "kubernetes-no-cluster-admin",
    good: {
      "a role": binding({ kind: "ClusterRole", name: "orders-viewer" }),
      "a role of the namespace, whatever its name": binding({ kind: "Role", name: UNKNOWN }),
    },
    bad: {
      everything: says(
        binding({ kind: "ClusterRole", name: "cluster-admin" }),
        "roleRef is the ClusterRole cluster-admin",
      ),
    },
  },
  {
    policy: "kubernetes-no-broad-subjects",
    good: {
      "one service account": subjects({ kind: "ServiceAccount", name: "orders", namespace: "orders" }),
    },
    bad: {
      "one namespace's service accounts, also those of others to come": says(
        subjects({ kind: "Group", name: "system:serviceaccounts:orders" }),
        "subjects[0] is system:serviceaccounts:orders",
      ),
      "whoever signed in": says(
        subjects({ kind: "Group", name: "orders-team" }, { kind: "Group", name: "system:authenticated" }),
        "subjects[1] is system:authenticated",
      ),
      whoever: says(subjects({ kind: "User", name: "system:anonymous" }), "subjects[0] is system:anonymous"),
    },
  },
];

function role(...rules: Record<string, unknown>[]): ExampleResource {
  return resource("kubernetes:rbac.authorization.k8s.io/v1:Role", { rules });
}

function clusterRole(...rules: Record<string, unknown>[]): ExampleResource {
  return resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", { rules });
}

function binding(roleRef: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding", { roleRef });
}

function subjects(...list: Record<string, unknown>[]): ExampleResource {
  return resource("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", { subjects: list });
}
