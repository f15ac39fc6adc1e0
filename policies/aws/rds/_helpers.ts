import { isGiven, type Properties } from "../../core";

/** A replica is backed up and kept by what it copies; AWS manages members of a cluster with the cluster. */
export function standsAlone(props: Properties): boolean {
  return !isGiven(props, "replicateSourceDb") && !isGiven(props, "replicationSourceIdentifier");
}
