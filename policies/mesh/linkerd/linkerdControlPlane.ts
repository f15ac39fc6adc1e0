import { policy, record, text } from "../../core";
import { chartOf } from "../../kubernetes/_helpers";
import { closedInbound } from "./_helpers";

/** Ports that the chart leaves out by itself. Source: values.yaml of linkerd-control-plane. */
const own = new Set(["4567", "4568"]);

export const linkerdControlPlane = policy({
  name: "mesh-linkerd-control-plane",
  title: "Linkerd is installed so that callers without an identity are refused",
  severity: "high",
  controls: { nist80053: ["AC-3", "SC-7(5)", "IA-9"] },
  remediation:
    "Set proxy.defaultInboundPolicy to deny, cluster-authenticated or all-authenticated in the values of the chart.",
  resources: ["kubernetes:helm.sh/*:Release", "kubernetes:helm.sh/*:Chart"],
  check: (resource, report) => {
    if (chartOf(resource) !== "linkerd-control-plane") return;
    const values = record(resource.props.values);
    const inbound = text(record(values.proxy).defaultInboundPolicy) ?? "all-unauthenticated";
    if (!closedInbound.has(inbound)) report(`values.proxy.defaultInboundPolicy is ${inbound}`);
    const ports = text(record(values.proxyInit).ignoreInboundPorts) ?? "";
    const skipped = ports
      .split(",")
      .map((port) => port.trim())
      .filter((port) => port !== "" && !own.has(port));
    if (skipped.length > 0) report(`values.proxyInit.ignoreInboundPorts is ${skipped.join(", ")}`);
  },
});
