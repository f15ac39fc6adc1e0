import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    reading: resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {
      rules: [{ apiGroups: [""], resources: ["nodes"], verbs: ["get", "list", "watch"] }],
    }),
  },
  bad: {
    labels: says(
      resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {
        rules: [{ apiGroups: [""], resources: ["nodes"], verbs: ["patch"] }],
      }),
      "rules[0] allows patch on nodes",
    ),
  },
};
