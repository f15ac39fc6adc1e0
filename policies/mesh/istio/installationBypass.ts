import { policy, record, text } from "../../core";
import { chartOf } from "../../kubernetes/_helpers";

export const installationBypass = policy({
  name: "mesh-installation-bypass",
  title: "Istio is installed so that every port passes through the proxies",
  severity: "high",
  controls: { nist80053: ["AC-3", "SC-8"] },
  remediation:
    "Leave global.proxy.excludeInboundPorts, includeInboundPorts and privileged out of the values of the chart.",
  resources: ["kubernetes:helm.sh/*:Release", "kubernetes:helm.sh/*:Chart"],
  check: (resource, report) => {
    if (chartOf(resource) !== "istiod") return;
    const values = record(resource.props.values);
    const proxy = record(record(values.global).proxy);
    if ((text(proxy.excludeInboundPorts) ?? "") !== "")
      report(`values.global.proxy.excludeInboundPorts is ${proxy.excludeInboundPorts}`);
    if ((text(proxy.includeInboundPorts) ?? "*") !== "*")
      report(`values.global.proxy.includeInboundPorts is ${proxy.includeInboundPorts}`);
    if (proxy.privileged === true) report("values.global.proxy.privileged is true");
    if (record(record(values.meshConfig).defaultConfig).interceptionMode === "NONE")
      report("values.meshConfig.defaultConfig.interceptionMode is NONE");
  },
});
