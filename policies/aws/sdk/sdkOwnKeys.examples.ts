import { type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a key": resource("aws:docdb/cluster:Cluster", { kmsKeyId: UNKNOWN }),
    none: resource("aws:docdb/cluster:Cluster", {}),
  },
  bad: {
    "AWS's": says(
      resource("aws:ebs/volume:Volume", { kmsKeyId: "alias/aws/ebs" }),
      "kmsKeyId is alias/aws/ebs, which is AWS's own key",
    ),
  },
};
