import { checkEach, isGiven, policy, record, text } from "../../core";
import { podTemplatesOf, withPatches, workloadTypes } from "../../kubernetes/_helpers";
import { closedInbound, inboundAnnotation } from "./_helpers";

const server = "kubernetes:policy.linkerd.io/*:Server";

export const linkerdServerPolicy = policy({
  name: "mesh-linkerd-server-policy",
  rationale: "One annotation or Server can open a port that the namespace had closed.",
  title: "No workload or port in Linkerd takes requests from callers without an identity",
  severity: "high",
  controls: { nist80053: ["AC-3", "SC-7(5)", "IA-9"] },
  remediation: `Leave accessPolicy of the Server, and ${inboundAnnotation} of the pods, out or at deny.`,
  resources: [...withPatches(server), ...workloadTypes],
  check: (object, report) => {
    if (/:Server(?:Patch)?$/.test(object.type)) {
      const access = text(record(object.props.spec).accessPolicy) ?? "deny";
      if (!closedInbound.has(access)) report(`spec.accessPolicy is ${access}`);
      return;
    }
    checkEach(podTemplatesOf(object), ({ metadata, path }) => {
      const annotations = record(metadata.annotations);
      if (!isGiven(annotations, inboundAnnotation)) return;
      const inbound = text(annotations[inboundAnnotation]) ?? "";
      if (!closedInbound.has(inbound)) report(`${path}metadata.annotations: ${inboundAnnotation} is ${inbound}`);
    });
  },
});
