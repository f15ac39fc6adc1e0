import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    reading: resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {
      rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list"] }],
    }),
  },
  bad: {
    pods: says(
      resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {
        rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["create"] }],
      }),
      "rules[0] allows create on pods",
    ),
  },
};
