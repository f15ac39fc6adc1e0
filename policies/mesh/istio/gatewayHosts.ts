import { checkEach, policy, record, records, texts } from "../../core";

export const gatewayHosts = policy({
  name: "mesh-gateway-hosts",
  title: "Gateways of the mesh answer for hosts that they name",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["SC-7", "AC-4"] },
  remediation: "List the hosts in servers[].hosts.",
  resources: ["kubernetes:networking.istio.io/*:Gateway", "kubernetes:networking.istio.io/*:GatewayPatch"],
  check: (resource, report) => {
    checkEach(records(record(resource.props.spec).servers), ({ hosts }, index) => {
      const open = texts(hosts).filter((host) => /^(?:\*\/)?\*(?:\.[^.]+)?$/.test(host));
      if (open.length > 0) report(`spec.servers[${index}].hosts holds ${open.join(", ")}`);
    });
  },
});
