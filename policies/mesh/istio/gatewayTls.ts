import { checkEach, policy, record, records, text } from "../../core";
import { istioTypes, specOf } from "../_helpers/istioObjects";

/** Protocols of a Gateway's port that are plain text. Source: Istio API reference, Gateway, `Port.protocol`. */
const plain = new Set(["HTTP", "HTTP2", "GRPC", "MONGO", "TCP"]);
const oldVersions = new Set(["TLSV1_0", "TLSV1_1"]);

export const gatewayTls = policy({
  name: "mesh-gateway-tls",
  rationale: "The gateway is where strangers begin; older TLS can be broken and plain HTTP read.",
  title: "Gateways of the mesh speak TLS 1.2 or newer",
  severity: "high",
  controls: { nist80053: ["SC-8(1)", "SC-13"], pciDss: ["4.2.1"] },
  remediation: "Give each server the protocol HTTPS or TLS; a plain HTTP server may only redirect (tls.httpsRedirect).",
  resources: [istioTypes.gateway],
  check: (gateway, report) => {
    checkEach(records(specOf(gateway).servers), (server, index) => {
      const protocol = text(record(server.port).protocol)?.toUpperCase() ?? "";
      const tls = record(server.tls);
      if (plain.has(protocol) && tls.httpsRedirect !== true) {
        report(`spec.servers[${index}] is plain ${protocol} and does not redirect to HTTPS`);
      }
      const oldest = text(tls.minProtocolVersion) ?? "";
      if (oldVersions.has(oldest)) report(`spec.servers[${index}].tls.minProtocolVersion is ${oldest}`);
    });
  },
});
