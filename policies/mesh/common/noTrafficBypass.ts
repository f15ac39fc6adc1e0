import { checkEach, isGiven, type Properties, policy, type Report, record } from "../../core";
import { podTemplatesOf, withPatches, workloadTypes } from "../../kubernetes/_helpers";

/** Settings that lead connections around the sidecar. Sources as for injection, and Linkerd's "Proxy Configuration". */
const bypasses = [
  "traffic.sidecar.istio.io/excludeInboundPorts",
  "traffic.sidecar.istio.io/excludeInterfaces",
  "config.linkerd.io/skip-inbound-ports",
  "config.linkerd.io/skip-subnets",
];

/** Istio captures these ports alone; `*`, the default, is all. */
const capturedPorts = "traffic.sidecar.istio.io/includeInboundPorts";

/** `NONE` captures nothing: the application has to call the proxy by itself. */
const interception = "sidecar.istio.io/interceptionMode";

const namespaces = withPatches("kubernetes:core/*:Namespace");

export const noTrafficBypass = policy({
  name: "mesh-no-traffic-bypass",
  rationale: "What passes by the proxy passes by its encryption and its rules.",
  title: "Requests to a workload pass through its proxy",
  severity: "high",
  controls: { nist80053: ["SC-8", "AC-3"] },
  remediation:
    "Take the annotation out of the pod template or namespace; allow the caller by an authorization rule instead.",
  resources: [...namespaces, ...workloadTypes],
  check: (resource, report) => {
    // Linkerd gives the annotations of a namespace to the pods in it.
    if (/:Namespace(?:Patch)?$/.test(resource.type)) judge(record(resource.props.metadata), "", report);
    checkEach(podTemplatesOf(resource), ({ metadata, path }) => judge(metadata, path, report));
  },
});

function judge(metadata: Properties, path: string, report: Report): void {
  const annotations = record(metadata.annotations);
  for (const key of bypasses) {
    if (isGiven(annotations, key)) report(`${path}metadata.annotations: ${key} leads traffic around the proxy`);
  }
  if (Object.hasOwn(annotations, capturedPorts) && annotations[capturedPorts] !== "*") {
    report(`${path}metadata.annotations: ${capturedPorts} leaves ports out`);
  }
  if (Object.hasOwn(annotations, interception) && annotations[interception] === "NONE") {
    report(`${path}metadata.annotations: ${interception} is NONE`);
  }
}
