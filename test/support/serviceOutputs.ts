import type { MockedOutputs } from "./mockedStack";

/** What the providers decide of the children of a service, so that nothing made of it stays unknown. */
export const serviceOutputs: MockedOutputs = {
  "aws:s3/bucket:Bucket": (name) => ({
    bucket: name,
    bucketRegionalDomainName: `${name}.s3.eu-central-1.amazonaws.com`,
  }),
  "random:index/randomPassword:RandomPassword": () => ({ result: "generated" }),
  "tls:index/privateKey:PrivateKey": (name) => ({ privateKeyPem: name }),
  "tls:index/certRequest:CertRequest": (name) => ({ certRequestPem: name }),
  "tls:index/selfSignedCert:SelfSignedCert": (name) => ({ certPem: name }),
  "tls:index/locallySignedCert:LocallySignedCert": (name) => ({ certPem: name }),
};
