import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    logs: resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {
      rules: [{ apiGroups: [""], resources: ["pods/log"], verbs: ["get"] }],
    }),
  },
  bad: {
    "a shell": says(
      resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {
        rules: [{ apiGroups: [""], resources: ["pods/exec"], verbs: ["create"] }],
      }),
      "rules[0] leads into pods/exec",
    ),
  },
};
