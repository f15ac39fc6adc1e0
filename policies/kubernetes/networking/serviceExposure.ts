import { list, policy, record, text } from "../../core";
import { withPatches } from "../_helpers/kinds";

export const serviceExposure = policy({
  name: "kubernetes-service-exposure",
  rationale: "A port of the node or a load balancer of its own passes by the gateway, its tokens and its firewall.",
  title: "Services are reached from inside the cluster only",
  severity: "high",
  controls: { nist80053: ["SC-7", "AC-4"] },
  remediation:
    "Leave the type at ClusterIP and let traffic in through the ingress gateway or a load balancer behind the web application firewall.",
  resources: withPatches("kubernetes:core/*:Service"),
  check: (service, report) => {
    const spec = record(service.props.spec);
    const type = text(spec.type);
    if (type === "LoadBalancer" || type === "NodePort") report(`type is ${type}`);
    if (list(spec.externalIPs).length > 0) report("externalIPs takes addresses of others");
  },
});
