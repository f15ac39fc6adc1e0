import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    claims: resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {
      rules: [{ apiGroups: [""], resources: ["persistentvolumeclaims"], verbs: ["create"] }],
    }),
  },
  bad: {
    volumes: says(
      resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {
        rules: [{ apiGroups: [""], resources: ["persistentvolumes"], verbs: ["create"] }],
      }),
      "rules[0] allows create on persistentvolumes",
    ),
  },
};
