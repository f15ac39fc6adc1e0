import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    protected: resource("aws:cognito/userPool:UserPool", { deletionProtection: "ACTIVE" }),
    "not said": resource("aws:docdb/cluster:Cluster", {}),
  },
  bad: {
    "a cluster": says(
      resource("aws:docdb/cluster:Cluster", { deletionProtection: false }),
      "deletionProtection is false",
    ),
    people: says(
      resource("aws:cognito/userPool:UserPool", { deletionProtection: "INACTIVE" }),
      "deletionProtection is INACTIVE",
    ),
  },
};
