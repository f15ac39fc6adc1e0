import { type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a cluster of DocumentDB": resource("aws:docdb/cluster:Cluster", { storageEncrypted: true }),
    "one that is restored": resource("aws:neptune/cluster:Cluster", { snapshotIdentifier: UNKNOWN }),
  },
  bad: {
    "the default of Neptune": says(resource("aws:neptune/cluster:Cluster", {}), "storageEncrypted is not true"),
    "a copy of an image": says(resource("aws:ec2/amiCopy:AmiCopy", { encrypted: false }), "encrypted is not true"),
  },
};
