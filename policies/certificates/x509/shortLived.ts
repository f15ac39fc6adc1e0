import { policy } from "../../core";
import { certificateTypes, isAuthority } from "../_helpers";

/**
 * 90 days, in hours. Nobody can revoke a certificate that its users do not ask about, so it must run out by itself. The
 * CA/Browser Forum's ballot SC-081v3 takes public certificates down to 100 days in March 2027 and 47 days in March 2029;
 * 90 is what Let's Encrypt has issued for since 2015.
 */
const longestHours = 2160;

export const shortLived = policy({
  name: "certificates-short-lived",
  rationale: "A stolen key works as long as its certificate, for nothing here revokes it.",
  title: "Service certificates run out within 90 days",
  severity: "medium",
  controls: { nist80053: ["SC-12", "SC-17"] },
  remediation: `Set validityPeriodHours to ${longestHours} or less, and earlyRenewalHours so that an update renews it in time.`,
  resources: [certificateTypes.issued],
  check: (certificate, report) => {
    const hours = certificate.props.validityPeriodHours;
    if (!isAuthority(certificate) && Number(hours) > longestHours) report(`validityPeriodHours is ${hours}`);
  },
});
