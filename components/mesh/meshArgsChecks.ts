import { cidr, commonFields, domain, type Fields, input, list, optional, text } from "../core/checks";
import type { ServiceMeshArgs } from "./meshComponent";
import { meshMember } from "./rules/ruleChecks";
import { observeRule, trafficRule } from "./rules/trafficChecks";

/** A path that answers probes. */
export const healthPath = text('one path in full, such as "/healthz"', (path) => /^\/[A-Za-z0-9\-._~/]*$/.test(path));

/** What either mesh is told about a service. */
export const serviceMeshFields: Fields<ServiceMeshArgs> = {
  ...commonFields,
  member: meshMember,
  trustDomain: optional(input(domain)),
  clusterDomain: optional(input(domain)),
  healthPaths: optional(list(healthPath, "paths that answer probes")),
  traffic: optional(trafficRule),
  observe: optional(observeRule),
};

/** CIDR blocks of which there is at least one. */
export const someCidrs = list(input(cidr), "CIDR blocks", {
  least: 1,
  ifEmpty: "is empty; write CIDR blocks, or leave it out for every address",
});
