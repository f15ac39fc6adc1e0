import { policy, texts } from "../../core";
import { certificateTypes, isAuthority } from "../_helpers";

/** Uses of a key at the ends of a connection. */
const endUses = ["server_auth", "client_auth", "any_extended"];
/** Uses of a key that vouches for others. */
const authorityUses = ["cert_signing", "crl_signing"];

export const authorityUsage = policy({
  name: "certificates-authority-usage",
  rationale: "A service whose certificate may sign could issue certificates for every other.",
  title: "Certificate authorities only sign certificates, and nothing else does",
  severity: "high",
  controls: { nist80053: ["SC-17", "AC-6"] },
  remediation:
    "Give an authority isCaCertificate true and allowedUses cert_signing, crl_signing; a service server_auth, client_auth.",
  resources: [certificateTypes.issued, certificateTypes.selfSigned],
  check: (certificate, report) => {
    const uses = texts(certificate.props.allowedUses);
    if (isAuthority(certificate)) {
      if (!uses.includes("cert_signing")) report("is an authority without the use cert_signing");
      const ends = uses.filter((use) => endUses.includes(use));
      if (ends.length > 0) report(`is an authority and may also be used for ${ends.join(", ")}`);
    } else {
      const signing = uses.filter((use) => authorityUses.includes(use));
      if (signing.length > 0) report(`is no authority and may be used for ${signing.join(", ")}`);
    }
  },
});
