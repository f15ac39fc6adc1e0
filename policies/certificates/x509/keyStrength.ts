import { policy, text } from "../../core";
import { certificateTypes } from "../_helpers";

/** 112 bits of security, acceptable until 2030 at least. Source: NIST SP 800-57 Part 1 Rev. 5, tables 2 and 4. */
const leastRsaBits = 2048;
/** What the provider takes if nothing is said. Source: the schema of the `tls` provider. */
const providerDefaults = { curve: "P224", rsaBits: 2048 } as const;
/** P224 has the same strength on paper, but TLS 1.3 has no name for it (RFC 8446, section 4.2.7). */
const curves = new Set(["P256", "P384", "P521"]);

export const keyStrength = policy({
  name: "certificates-key-strength",
  rationale: "Weak keys can be computed from what everyone sees.",
  title: "Keys of certificates are strong enough",
  severity: "high",
  controls: { nist80053: ["SC-12", "SC-13"], awsFsbp: ["ACM.2"], pciDss: ["4.2.1"] },
  remediation: "Use ECDSA with the curve P256 or larger, Ed25519, or RSA with 2048 bits or more.",
  resources: [certificateTypes.key, certificateTypes.acm],
  check: ({ type, props }, report) => {
    if (type === certificateTypes.acm) {
      if (props.keyAlgorithm === "RSA_1024") report("keyAlgorithm is RSA_1024");
      return;
    }
    const { algorithm } = props;
    const curve = text(props.ecdsaCurve) ?? providerDefaults.curve;
    const bits = props.rsaBits ?? providerDefaults.rsaBits;
    if (algorithm === "ECDSA" && !curves.has(curve)) report(`ecdsaCurve is ${curve}`);
    if (algorithm === "RSA" && Number(bits) < leastRsaBits) report(`rsaBits is ${bits}`);
  },
});
