import { checkEach, policy, record, records } from "../../core";

export const gatewayApiRoutes = policy({
  name: "kubernetes-gateway-routes",
  title: "Gateways take routes of namespaces that were chosen",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["AC-3", "AC-4"] },
  remediation: "Set allowedRoutes.namespaces.from to Same, or to Selector with a label that only administrators set.",
  resources: ["kubernetes:gateway.networking.k8s.io/*:Gateway", "kubernetes:gateway.networking.k8s.io/*:GatewayPatch"],
  check: (resource, report) => {
    checkEach(records(record(resource.props.spec).listeners), ({ allowedRoutes }, index) => {
      if (record(record(allowedRoutes).namespaces).from === "All")
        report(`spec.listeners[${index}].allowedRoutes.namespaces.from is All`);
    });
  },
});
