import type { MockedOutputs } from "../../support/mockedStack";

/** What the TLS provider computes, with the resource's name in the place of the material. */
export const mockedTls: MockedOutputs = {
  "tls:index/privateKey:PrivateKey": (name) => ({ privateKeyPem: `private ${name}` }),
  "tls:index/certRequest:CertRequest": (name) => ({ certRequestPem: `request ${name}` }),
  "tls:index/selfSignedCert:SelfSignedCert": (name) => ({ certPem: `certificate ${name}` }),
  "tls:index/locallySignedCert:LocallySignedCert": (name) => ({ certPem: `certificate ${name}` }),
};

export const tlsTypes = {
  key: "tls:index/privateKey:PrivateKey",
  request: "tls:index/certRequest:CertRequest",
  selfSigned: "tls:index/selfSignedCert:SelfSignedCert",
  signed: "tls:index/locallySignedCert:LocallySignedCert",
} as const;
