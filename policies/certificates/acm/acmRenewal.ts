import { isGiven, policy } from "../../core";
import { certificateTypes } from "../_helpers";

export const acmRenewal = policy({
  name: "certificates-acm-renewal",
  rationale: "An expired certificate takes the service down, and nobody remembers imported ones in time.",
  title: "AWS renews public certificates by itself",
  severity: "medium",
  controls: { nist80053: ["SC-12", "SC-17"], awsFsbp: ["ACM.1"] },
  remediation:
    "Request the certificate from ACM with validationMethod DNS. ACM renews neither imported ones nor, without somebody to answer, those validated by e-mail.",
  resources: [certificateTypes.acm],
  check: ({ props }, report) => {
    if (isGiven(props, "certificateBody") || isGiven(props, "privateKey") || isGiven(props, "privateKeyWo")) {
      report("is imported, and has to be imported anew before it runs out");
    } else if (!isGiven(props, "certificateAuthorityArn") && props.validationMethod !== "DNS") {
      report(`validationMethod is ${props.validationMethod ?? "not set"}`);
    }
  },
});
