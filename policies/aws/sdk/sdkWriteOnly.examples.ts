import { type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "write-only": resource("aws:secretsmanager/secretVersion:SecretVersion", {
      secretStringWo: UNKNOWN,
      secretStringWoVersion: 1,
    }),
  },
  bad: {
    kept: says(
      resource("aws:docdb/cluster:Cluster", { masterPassword: "hunter2" }),
      "masterPassword is kept in the state; masterPasswordWo is not",
    ),
  },
};
