import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a cluster of MemoryDB": resource("aws:memorydb/cluster:Cluster", { tlsEnabled: true }),
    "its default": resource("aws:memorydb/cluster:Cluster", {}),
  },
  bad: { "turned off": says(resource("aws:memorydb/cluster:Cluster", { tlsEnabled: false }), "tlsEnabled is false") },
};
