/** Says for a namespace or pod whom its ports admit that no Server is about. */
export const inboundAnnotation = "config.linkerd.io/default-inbound-policy";

/** Policies that let only callers in that were named, or at least proved who they are. Source: Linkerd, "Authorization Policy". */
export const closedInbound: ReadonlySet<string> = new Set(["deny", "all-authenticated", "cluster-authenticated"]);
