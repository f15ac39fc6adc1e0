import type { PolicyResource } from "../core";

export const certificateTypes = {
  key: "tls:index/privateKey:PrivateKey",
  request: "tls:index/certRequest:CertRequest",
  issued: "tls:index/locallySignedCert:LocallySignedCert",
  selfSigned: "tls:index/selfSignedCert:SelfSignedCert",
  acm: "aws:acm/certificate:Certificate",
} as const;

/** Whether a certificate may sign others. */
export function isAuthority(certificate: PolicyResource): boolean {
  return certificate.props.isCaCertificate === true;
}
