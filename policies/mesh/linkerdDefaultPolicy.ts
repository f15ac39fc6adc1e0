import { policy, text } from "../core";
import { annotationsOf } from "../kubernetes";
import { meshOf } from "./enrollment";

/** Says for a namespace or pod whom its ports admit that no Server is about. */
export const inboundAnnotation = "config.linkerd.io/default-inbound-policy";

/** Policies that let only callers in that were named, or at least proved who they are. Source: Linkerd, "Authorization Policy". */
export const closedInbound: ReadonlySet<string> = new Set(["deny", "all-authenticated", "cluster-authenticated"]);

export const linkerdDefaultPolicy = policy({
  name: "mesh-linkerd-default-policy",
  title: "Namespaces in Linkerd refuse callers without an identity",
  severity: "high",
  controls: { nist80053: ["AC-3", "SC-7(5)", "IA-9"] },
  remediation: `Annotate the namespace ${inboundAnnotation}: deny. Linkerd's own default takes requests from anyone.`,
  resources: ["kubernetes:core/*:Namespace"],
  check: (namespace, report) => {
    if (meshOf(namespace) !== "linkerd") return;
    const inbound = text(annotationsOf(namespace)[inboundAnnotation]);
    if (!closedInbound.has(inbound ?? "")) report(`${inboundAnnotation} is ${inbound ?? "not set"}`);
  },
});
