import { RoleBasedAccess, type RoleBasedAccessArgs, ServiceAccess } from "../../../components/access";
import type { ComponentMutations } from "../mutation";

type Transforms = NonNullable<RoleBasedAccessArgs["transform"]>;

const people = (transform: Transforms = {}) =>
  new RoleBasedAccess("orders", { namespaces: ["orders"], viewers: ["auditors"], operators: ["on-call"], transform });

/** Viewers with one rule in the place of theirs. */
const viewersMay =
  (verbs: string[], resources: string[], apiGroups: string[] = [""]) =>
  () =>
    people({ viewer: { role: { rules: [{ apiGroups, resources, verbs }] } } });

export const peopleMutations: ComponentMutations = {
  component: "RoleBasedAccess",
  secure: () => people(),
  mutations: [
    {
      holds: "Roles name every verb",
      weakened: "the verb *",
      program: viewersMay(["*"], ["pods"]),
      breaks: ["kubernetes-rbac-no-pod-creation", "kubernetes-rbac-no-wildcards"],
    },
    {
      holds: "Roles name every resource",
      weakened: "the resource *",
      program: viewersMay(["get"], ["*"], ["apps"]),
      breaks: ["kubernetes-rbac-no-wildcards"],
    },
    {
      holds: "Viewers see no Secrets",
      weakened: "list on secrets",
      program: viewersMay(["list"], ["secrets"]),
      breaks: ["kubernetes-rbac-no-secrets"],
    },
    {
      holds: "Nobody takes further rights",
      weakened: "the verb escalate on roles",
      program: viewersMay(["escalate"], ["roles"], ["rbac.authorization.k8s.io"]),
      breaks: ["kubernetes-rbac-no-escalation"],
    },
    {
      holds: "Nobody acts as a service",
      weakened: "create on serviceaccounts/token",
      program: viewersMay(["create"], ["serviceaccounts/token"]),
      breaks: ["kubernetes-rbac-no-escalation"],
    },
    {
      holds: "Viewers start no pods",
      weakened: "create on pods",
      program: viewersMay(["create"], ["pods"]),
      breaks: ["kubernetes-rbac-no-pod-creation"],
    },
    {
      holds: "Viewers type into no container",
      weakened: "create on pods/exec",
      program: viewersMay(["create"], ["pods/exec"]),
      breaks: ["kubernetes-rbac-no-exec"],
    },
    {
      holds: "Viewers make no volumes",
      weakened: "create on persistentvolumes",
      program: viewersMay(["create"], ["persistentvolumes"]),
      breaks: ["kubernetes-rbac-no-persistent-volumes"],
    },
    {
      holds: "Viewers change no nodes",
      weakened: "patch on nodes",
      program: viewersMay(["patch"], ["nodes"]),
      breaks: ["kubernetes-rbac-no-node-changes"],
    },
    {
      holds: "Groups have roles of their namespace",
      weakened: "a binding to cluster-admin",
      program: () => people({ operator: { roleBinding: { roleRef: { kind: "ClusterRole", name: "cluster-admin" } } } }),
      breaks: ["kubernetes-no-cluster-admin"],
    },
    {
      holds: "Roles are for groups that were named",
      weakened: "the group system:authenticated",
      program: () =>
        people({
          viewer: {
            roleBinding: {
              subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "system:authenticated" }],
            },
          },
        }),
      breaks: ["kubernetes-no-broad-subjects"],
    },
    {
      holds: "What says nothing has no rights",
      weakened: "the service account default",
      program: () =>
        people({
          viewer: { roleBinding: { subjects: [{ kind: "ServiceAccount", name: "default", namespace: "orders" }] } },
        }),
      breaks: ["kubernetes-no-default-account-rights"],
    },
  ],
};

const rules = [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get"] }];

export const serviceAccessMutations: ComponentMutations = {
  component: "ServiceAccess",
  secure: () => new ServiceAccess("orders", { namespace: "orders", serviceAccount: "orders", rules }),
  mutations: [
    {
      holds: "A service reads Secrets by name only",
      weakened: "get on every secret",
      program: () =>
        new ServiceAccess("orders", {
          namespace: "orders",
          serviceAccount: "orders",
          rules,
          transform: { role: { rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get"] }] } },
        }),
      breaks: ["kubernetes-rbac-no-secrets"],
    },
    {
      holds: "Rights are the service's own",
      weakened: "the group system:serviceaccounts",
      program: () =>
        new ServiceAccess("orders", {
          namespace: "orders",
          serviceAccount: "orders",
          rules,
          transform: { roleBinding: { subjects: [{ kind: "Group", name: "system:serviceaccounts" }] } },
        }),
      breaks: ["kubernetes-no-broad-subjects"],
    },
  ],
};
