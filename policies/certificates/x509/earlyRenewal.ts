import { policy } from "../../core";
import { certificateTypes, isAuthority } from "../_helpers";

export const earlyRenewal = policy({
  name: "certificates-early-renewal",
  rationale: "A certificate that is renewed only when it has expired takes the service down.",
  title: "Service certificates are renewed before they run out",
  severity: "medium",
  controls: { nist80053: ["SC-12", "SC-17"] },
  remediation:
    "Set earlyRenewalHours to a third of validityPeriodHours or so: an update in that time issues a new one.",
  resources: [certificateTypes.issued],
  check: (certificate, report) => {
    if (isAuthority(certificate)) return;
    const hours = Number(certificate.props.earlyRenewalHours ?? 0);
    if (hours <= 0) report("earlyRenewalHours is not set");
    else if (hours >= Number(certificate.props.validityPeriodHours)) report("earlyRenewalHours is the whole validity");
  },
});
