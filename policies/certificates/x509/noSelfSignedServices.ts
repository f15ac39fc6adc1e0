import { policy } from "../../core";
import { certificateTypes, isAuthority } from "../_helpers";

export const noSelfSignedServices = policy({
  name: "certificates-no-self-signed-services",
  rationale: "Nobody can tell a self-signed certificate from a forgery.",
  title: "Service certificates are issued by an authority",
  severity: "high",
  controls: { nist80053: ["SC-17", "SC-23(5)"] },
  remediation:
    "Issue it with a LocallySignedCert from your authority: nobody can tell a self-signed one from a forgery.",
  resources: [certificateTypes.selfSigned],
  check: (certificate, report) => {
    if (!isAuthority(certificate)) report("is self-signed and no authority");
  },
});
