import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "one namespace": resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding", {
      roleRef: { kind: "Role", name: "edit" },
    }),
    "reading everywhere": resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding", {
      roleRef: { kind: "ClusterRole", name: "view" },
    }),
  },
  bad: {
    "every namespace": says(
      resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding", {
        roleRef: { kind: "ClusterRole", name: "edit" },
      }),
      "roleRef is the ClusterRole edit, for every namespace",
    ),
  },
};
