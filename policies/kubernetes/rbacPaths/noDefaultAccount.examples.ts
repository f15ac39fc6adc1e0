import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "its own": resource("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", {
      subjects: [{ kind: "ServiceAccount", name: "orders" }],
    }),
  },
  bad: {
    "everybody's": says(
      resource("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", {
        subjects: [{ kind: "ServiceAccount", name: "default" }],
      }),
      "subjects[0] is the service account default",
    ),
  },
};
