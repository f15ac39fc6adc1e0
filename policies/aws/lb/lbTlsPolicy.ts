import { policy, text } from "../../core";
import { listenerTypes } from "./_helpers";

/**
 * Security policies that speak nothing older than TLS 1.2. The one AWS takes if nothing is said still speaks TLS 1.0.
 * Source: Elastic Load Balancing, "Security policies for your Application Load Balancer".
 */
const modern = /^ELBSecurityPolicy-(?:TLS13-1-[23]|TLS-1-2|FS-1-2)-/;

export const lbTlsPolicy = policy({
  name: "aws-lb-tls-policy",
  rationale: "TLS 1.0 and 1.1 can be broken (RFC 8996).",
  title: "Load balancers speak TLS 1.2 or newer",
  severity: "high",
  controls: { nist80053: ["SC-8(1)", "SC-13"], pciDss: ["4.2.1"] },
  remediation: "Set sslPolicy to ELBSecurityPolicy-TLS13-1-2-Res-2021-06 or a newer one.",
  resources: listenerTypes,
  check: ({ props }, report) => {
    if (props.protocol !== "HTTPS" && props.protocol !== "TLS") return;
    const sslPolicy = text(props.sslPolicy);
    if (!modern.test(sslPolicy ?? "")) report(`sslPolicy is ${sslPolicy ?? "not set"}`);
  },
});
