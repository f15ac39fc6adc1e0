import {
  CertificateAuthority,
  type CertificateAuthorityArgs,
  PublicCertificate,
  type PublicCertificateArgs,
  ServiceCertificate,
  type ServiceCertificateArgs,
} from "../../../components/certificates";
import type { ComponentMutations } from "../mutation";
import { account } from "./fixtures";

/** A root, and an authority below it that the arguments are for. */
function intermediate(args: Partial<CertificateAuthorityArgs> = {}): CertificateAuthority {
  const root = new CertificateAuthority("root", { maxPathLength: 1 });
  return new CertificateAuthority("mesh", { issuer: root, ...args });
}

const root = (transform: CertificateAuthorityArgs["transform"]) => () =>
  new CertificateAuthority("root", { ...(transform && { transform }) });

export const authorityMutations: ComponentMutations = {
  component: "CertificateAuthority",
  secure: () => intermediate(),
  mutations: [
    {
      holds: "The key is ECDSA on P-384",
      weakened: "RSA of 1024 bits",
      program: root({ key: { algorithm: "RSA", rsaBits: 1024 } }),
      breaks: ["certificates-key-strength"],
    },
    {
      holds: "The curve is one that TLS 1.3 knows",
      weakened: "ecdsaCurve P224",
      program: root({ key: { ecdsaCurve: "P224" } }),
      breaks: ["certificates-key-strength"],
    },
    {
      holds: "A root signs other certificates and is nothing else",
      weakened: "the use server_auth",
      program: root({ selfSigned: { allowedUses: ["cert_signing", "server_auth"] } }),
      breaks: ["certificates-authority-usage"],
    },
    {
      holds: "An authority may sign certificates",
      weakened: "no use cert_signing",
      program: root({ selfSigned: { allowedUses: ["crl_signing"] } }),
      breaks: ["certificates-authority-usage"],
    },
    {
      holds: "A certificate that signs itself is an authority",
      weakened: "isCaCertificate false",
      program: root({ selfSigned: { isCaCertificate: false } }),
      breaks: ["certificates-authority-usage", "certificates-no-self-signed-services", "certificates-subject-names"],
    },
    {
      holds: "An intermediate signs other certificates and is nothing else",
      weakened: "the use client_auth",
      program: () => intermediate({ transform: { signed: { allowedUses: ["cert_signing", "client_auth"] } } }),
      breaks: ["certificates-authority-usage"],
    },
  ],
};

function service(args: Partial<ServiceCertificateArgs> = {}): ServiceCertificate {
  const authority = new CertificateAuthority("services");
  return new ServiceCertificate("orders", { authority, dnsNames: ["orders.orders.svc.cluster.local"], ...args });
}

const issued = (transform: ServiceCertificateArgs["transform"]) => () => service({ ...(transform && { transform }) });

export const serviceCertificateMutations: ComponentMutations = {
  component: "ServiceCertificate",
  secure: () => service(),
  mutations: [
    {
      holds: "The key is ECDSA on P-256",
      weakened: "RSA of 1024 bits",
      program: issued({ key: { algorithm: "RSA", rsaBits: 1024 } }),
      breaks: ["certificates-key-strength"],
    },
    {
      holds: "A service's certificate signs no others",
      weakened: "the use cert_signing",
      program: issued({ certificate: { allowedUses: ["server_auth", "cert_signing"] } }),
      breaks: ["certificates-authority-usage"],
    },
    {
      holds: "A service is no authority",
      weakened: "isCaCertificate true",
      program: issued({ certificate: { isCaCertificate: true } }),
      breaks: ["certificates-authority-usage"],
    },
    {
      holds: "It runs out within 90 days",
      weakened: "validityHours of a year",
      program: () => service({ validityHours: 8760 }),
      breaks: ["certificates-short-lived"],
    },
    {
      holds: "An update renews it in time",
      weakened: "earlyRenewalHours 0",
      program: issued({ certificate: { earlyRenewalHours: 0 } }),
      breaks: ["certificates-early-renewal"],
    },
    {
      holds: "It names the service it is for",
      weakened: "a wildcard among dnsNames",
      program: issued({ request: { dnsNames: ["*.svc.cluster.local"] } }),
      breaks: ["certificates-subject-names"],
    },
    {
      holds: "It names a service at all",
      weakened: "no dnsNames",
      program: issued({ request: { dnsNames: [] } }),
      breaks: ["certificates-subject-names"],
    },
  ],
};

const publicCertificate = (certificate: NonNullable<PublicCertificateArgs["transform"]>["certificate"] = {}) =>
  new PublicCertificate("shop", {
    account,
    domainName: "shop.example.com",
    zoneId: "Z0123456789ABC",
    transform: { certificate },
  });

export const publicCertificateMutations: ComponentMutations = {
  component: "PublicCertificate",
  secure: () => publicCertificate(),
  mutations: [
    {
      holds: "AWS renews it by itself",
      weakened: "validationMethod EMAIL",
      program: () => publicCertificate({ validationMethod: "EMAIL" }),
      breaks: ["certificates-acm-renewal"],
    },
    {
      holds: "The key is ECDSA on P-256",
      weakened: "keyAlgorithm RSA_1024",
      program: () => publicCertificate({ keyAlgorithm: "RSA_1024" }),
      breaks: ["certificates-key-strength"],
    },
    {
      holds: "No private key is kept in the state",
      weakened: "an imported key",
      program: () => publicCertificate({ privateKey: "-----BEGIN PRIVATE KEY-----" }),
      breaks: ["aws-secrets-write-only", "certificates-acm-renewal"],
    },
  ],
};
