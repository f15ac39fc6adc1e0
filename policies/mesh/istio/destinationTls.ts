import { checkEach, type Properties, policy, record, records, text } from "../../core";
import { istioTypes, specOf } from "../_helpers/istioObjects";

/** Modes in which the caller does not show its mesh certificate. */
const withoutIdentity = new Set(["DISABLE", "SIMPLE"]);

export const destinationTls = policy({
  name: "mesh-destination-tls",
  rationale: "One rule of a client can turn off mutual TLS towards a service, unseen by that service.",
  title: "Calls between services of the mesh keep their mutual TLS",
  severity: "high",
  controls: { nist80053: ["SC-8(1)", "IA-9"], pciDss: ["4.2.1"] },
  remediation: "Leave trafficPolicy.tls out, or set its mode to ISTIO_MUTUAL.",
  resources: [istioTypes.destinationRule],
  check: (rule, report) => {
    const spec = specOf(rule);
    if (!isInMesh(text(spec.host) ?? "")) return;
    const subsets = records(spec.subsets).map((subset, index) => ({
      path: `spec.subsets[${index}].trafficPolicy`,
      traffic: record(subset.trafficPolicy),
    }));
    checkEach(
      [{ path: "spec.trafficPolicy", traffic: record(spec.trafficPolicy) }, ...subsets],
      ({ path, traffic }) => {
        for (const { at, tls } of tlsSettings(path, traffic)) {
          const mode = text(tls.mode) ?? "";
          if (withoutIdentity.has(mode)) report(`${at}.mode is ${mode}`);
        }
      },
    );
  },
});

/** A name of one part, or one that Kubernetes gives to Services. Others are outside the mesh. */
function isInMesh(host: string): boolean {
  return /^[^.]+$/.test(host) || /\.(?:svc|local)$/.test(host) || /^[^.]+\.[^.]+\.svc\./.test(host);
}

function tlsSettings(path: string, traffic: Properties): { readonly at: string; readonly tls: Properties }[] {
  const ports = records(traffic.portLevelSettings).map((port, index) => ({
    at: `${path}.portLevelSettings[${index}].tls`,
    tls: record(port.tls),
  }));
  return [{ at: `${path}.tls`, tls: record(traffic.tls) }, ...ports];
}
