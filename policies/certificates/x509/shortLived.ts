import { policy } from "../../core";
import { certificateTypes, isAuthority } from "../_helpers";

export const shortLived = policy({
  name: "certificates-short-lived",
  rationale: "A stolen key works as long as its certificate, for nothing here revokes it.",
  title: "Service certificates run out within 90 days",
  severity: "medium",
  controls: { nist80053: ["SC-12", "SC-17"] },
  remediation:
    "Set validityPeriodHours to 2160 or less, or to what is configured, and earlyRenewalHours so that an update renews it in time.",
  resources: [certificateTypes.issued],
  parameters: (given) => ({
    // Nobody can revoke a certificate that its users do not ask about, so it must run out by itself. The CA/Browser Forum's
    // ballot SC-081v3 takes public certificates down to 100 days in March 2027 and 47 days in March 2029; 90 is what Let's
    // Encrypt has issued for since 2015.
    maximumHours: given.integer("maximumHours", {
      default: 2160,
      minimum: 1,
      description: "The longest that a service's certificate counts, in hours",
    }),
  }),
  check: (certificate, report, { maximumHours }) => {
    const hours = certificate.props.validityPeriodHours;
    if (!isAuthority(certificate) && Number(hours) > maximumHours) report(`validityPeriodHours is ${hours}`);
  },
});
