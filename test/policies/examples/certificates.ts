import { UNKNOWN } from "../../../sandbox/providers/protocol";
import { type PolicyExamples, says } from "../support/examples";
import { type ExampleResource, resource } from "../support/judge";

const authority = { isCaCertificate: true, allowedUses: ["cert_signing", "crl_signing"], validityPeriodHours: 87600 };
const service = {
  allowedUses: ["digital_signature", "server_auth", "client_auth"],
  validityPeriodHours: 2160,
  earlyRenewalHours: 720,
};

export const certificateExamples: readonly PolicyExamples[] = [
  {
    policy: "certificates-key-strength",
    good: {
      "P-256": key({ algorithm: "ECDSA", ecdsaCurve: "P256" }),
      Ed25519: key({ algorithm: "ED25519" }),
      "RSA by default": key({ algorithm: "RSA" }),
      "from AWS": acm({ keyAlgorithm: "EC_prime256v1" }),
    },
    bad: {
      "the provider's default curve": says(key({ algorithm: "ECDSA" }), "ecdsaCurve is P224"),
      "short RSA": says(key({ algorithm: "RSA", rsaBits: 1024 }), "rsaBits is 1024"),
      "short RSA from AWS": says(acm({ keyAlgorithm: "RSA_1024" }), "keyAlgorithm is RSA_1024"),
    },
  },
  {
    policy: "certificates-short-lived",
    good: { "90 days": issued(service), "an authority": issued(authority) },
    bad: {
      "a year": says(issued({ ...service, validityPeriodHours: 8760 }), "validityPeriodHours is 8760"),
    },
  },
  {
    policy: "certificates-authority-usage",
    good: { "a service": issued(service), "an authority": selfSigned(authority) },
    bad: {
      "a service that signs": says(
        issued({ ...service, allowedUses: ["server_auth", "cert_signing"] }),
        "is no authority and may be used for cert_signing",
      ),
      "an authority that serves": says(
        selfSigned({ ...authority, allowedUses: ["cert_signing", "server_auth"] }),
        "is an authority and may also be used for server_auth",
      ),
      "an authority that cannot sign": says(
        selfSigned({ ...authority, allowedUses: ["crl_signing"] }),
        "is an authority without the use cert_signing",
      ),
    },
  },
  {
    policy: "certificates-early-renewal",
    good: { "a month before": issued(service), "an authority": issued(authority) },
    bad: {
      never: says(issued({ ...service, earlyRenewalHours: undefined }), "earlyRenewalHours is not set"),
      always: says(issued({ ...service, earlyRenewalHours: 2160 }), "earlyRenewalHours is the whole validity"),
    },
  },
  {
    policy: "certificates-subject-names",
    good: {
      "a service by name": request({ dnsNames: ["orders.orders.svc"] }),
      "a service by its identity, not known yet": request({ uris: UNKNOWN }),
      "an authority, which has none": [
        request({}),
        resource(
          "tls:index/locallySignedCert:LocallySignedCert",
          { ...authority, certRequestPem: UNKNOWN },
          { name: "issuer", dependsOn: { certRequestPem: ["it"] } },
        ),
      ],
      "an authority that signed itself": selfSigned(authority),
    },
    bad: {
      "a service without a name": says(
        request({ subject: { commonName: "orders" }, dnsNames: [] }),
        "has no dnsNames, uris or ipAddresses",
      ),
      "every service of a namespace": says(
        request({ dnsNames: ["orders.orders.svc", "*.orders.svc"] }),
        "dnsNames holds *.orders.svc, which any service could show",
      ),
    },
  },
  {
    policy: "certificates-no-self-signed-services",
    good: { "an authority": selfSigned(authority) },
    bad: { "a service": says(selfSigned(service), "is self-signed and no authority") },
  },
  {
    policy: "certificates-acm-renewal",
    good: {
      "validated by DNS": acm({ domainName: "example.com", validationMethod: "DNS" }),
      "from a private authority": acm({ domainName: "example.com", certificateAuthorityArn: UNKNOWN }),
    },
    bad: {
      "validated by e-mail": says(
        acm({ domainName: "example.com", validationMethod: "EMAIL" }),
        "validationMethod is EMAIL",
      ),
      "imported, its key never shown": says(
        acm({ privateKeyWo: UNKNOWN, validationMethod: "DNS" }),
        "is imported, and has to be imported anew before it runs out",
      ),
      "imported, of which the key is known": says(
        acm({ privateKey: UNKNOWN, validationMethod: "DNS" }),
        "is imported, and has to be imported anew before it runs out",
      ),
      imported: says(
        acm({ certificateBody: UNKNOWN, privateKey: UNKNOWN }),
        "is imported, and has to be imported anew before it runs out",
      ),
    },
  },
];

function key(props: Record<string, unknown>): ExampleResource {
  return resource("tls:index/privateKey:PrivateKey", props);
}

function issued(props: Record<string, unknown>): ExampleResource {
  return resource("tls:index/locallySignedCert:LocallySignedCert", props);
}

function selfSigned(props: Record<string, unknown>): ExampleResource {
  return resource("tls:index/selfSignedCert:SelfSignedCert", props);
}

function request(props: Record<string, unknown>): ExampleResource {
  return resource("tls:index/certRequest:CertRequest", props);
}

function acm(props: Record<string, unknown>): ExampleResource {
  return resource("aws:acm/certificate:Certificate", props);
}
