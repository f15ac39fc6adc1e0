import { isGiven, type JudgedResource, policy, type Surroundings, texts } from "../core";
import { certificateTypes, isAuthority } from "./certificateTypes";

export const subjectNames = policy({
  name: "certificates-subject-names",
  title: "Service certificates name the services they are for",
  severity: "high",
  controls: { nist80053: ["SC-17", "IA-9"] },
  remediation: "List every name in dnsNames, uris or ipAddresses; TLS clients look at nothing else (RFC 9525).",
  resources: [certificateTypes.request, certificateTypes.selfSigned],
  checkInStack: (subject, report, around) => {
    if (isForAuthority(subject, around)) return;
    const named = ["dnsNames", "uris", "ipAddresses"].some((property) => isGiven(subject.props, property));
    const wildcards = texts(subject.props.dnsNames).filter((name) => name.includes("*"));
    if (!named) report("has no dnsNames, uris or ipAddresses");
    if (wildcards.length > 0) report(`dnsNames holds ${wildcards.join(", ")}, which any service could show`);
  },
});

function isForAuthority(subject: JudgedResource, around: Surroundings): boolean {
  if (subject.type === certificateTypes.selfSigned) return isAuthority(subject);
  return around.pointingAt(subject, "certRequestPem", certificateTypes.issued).some(isAuthority);
}
