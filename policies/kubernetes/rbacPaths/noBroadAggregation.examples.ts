import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a label of its own": resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { "example.com/monitoring": "true" } }] },
    }),
  },
  bad: {
    "every role": says(
      resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {
        aggregationRule: { clusterRoleSelectors: [{}] },
      }),
      "aggregationRule gathers every role",
    ),
    "everything for those who view": says(
      resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", {
        metadata: { labels: { "rbac.authorization.k8s.io/aggregate-to-view": "true" } },
        rules: [{ apiGroups: ["example.com"], resources: ["*"], verbs: ["*"] }],
      }),
      "adds everything to view",
    ),
  },
};
