import { isGiven, type PolicyResource, policy, type StackResources, texts } from "../../core";
import { certificateTypes, isAuthority } from "../_helpers";

export const subjectNames = policy({
  name: "certificates-subject-names",
  rationale:
    "Clients look at alternative names only, and a certificate without them is good for none or taken unchecked.",
  title: "Service certificates name the services they are for",
  severity: "high",
  controls: { nist80053: ["SC-17", "IA-9"] },
  remediation: "List every name in dnsNames, uris or ipAddresses; TLS clients look at nothing else (RFC 9525).",
  resources: [certificateTypes.request, certificateTypes.selfSigned],
  checkInStack: (subject, report, stack) => {
    if (isForAuthority(subject, stack)) return;
    const named = ["dnsNames", "uris", "ipAddresses"].some((property) => isGiven(subject.props, property));
    const wildcards = texts(subject.props.dnsNames).filter((name) => name.includes("*"));
    if (!named) report("has no dnsNames, uris or ipAddresses");
    if (wildcards.length > 0) report(`dnsNames holds ${wildcards.join(", ")}, which any service could show`);
  },
});

function isForAuthority(subject: PolicyResource, stack: StackResources): boolean {
  if (subject.type === certificateTypes.selfSigned) return isAuthority(subject);
  return stack.referencing(subject, "certRequestPem", certificateTypes.issued).some(isAuthority);
}
