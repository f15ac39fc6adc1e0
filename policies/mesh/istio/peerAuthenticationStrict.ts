import { policy, record, text } from "../../core";
import { istioTypes, specOf } from "../_helpers/istioObjects";

const open = new Set(["DISABLE", "PERMISSIVE"]);

export const peerAuthenticationStrict = policy({
  name: "mesh-peer-authentication-strict",
  rationale: "Where plain text is taken as well, callers need no identity.",
  title: "No workload accepts connections without mutual TLS",
  severity: "high",
  controls: { nist80053: ["SC-8(1)", "IA-9", "SC-23"], pciDss: ["4.2.1"] },
  remediation: "Set mtls.mode to STRICT, for single ports too.",
  resources: [istioTypes.peerAuthentication],
  check: (authentication, report) => {
    const { mtls, portLevelMtls } = specOf(authentication);
    const modes = [
      ["mtls", mtls],
      ...Object.entries(record(portLevelMtls)).map(([port, tls]) => [`portLevelMtls.${port}`, tls]),
    ] as const;
    for (const [path, setting] of modes) {
      const mode = text(record(setting).mode) ?? "";
      if (open.has(mode)) report(`spec.${path}.mode is ${mode}`);
    }
  },
});
