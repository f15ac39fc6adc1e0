import { policy, text } from "../../core";
import { annotationsOf } from "../../kubernetes/_helpers";
import { meshOf } from "../_helpers/enrollment";
import { closedInbound, inboundAnnotation } from "./_helpers";

export const linkerdDefaultPolicy = policy({
  name: "mesh-linkerd-default-policy",
  rationale: "Linkerd's own default takes requests from anyone, encrypted or not.",
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
