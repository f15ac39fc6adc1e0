import type { Props, StandInProvider } from "../../../../sandbox/providers/protocol";
import { createTlsProvider } from "../../../../sandbox/providers/tls";
import { type CreatedResource, create } from "../logical/createdResource";

export const PRIVATE_KEY = "tls:index/privateKey:PrivateKey";
export const CERT_REQUEST = "tls:index/certRequest:CertRequest";
export const SELF_SIGNED = "tls:index/selfSignedCert:SelfSignedCert";
export const LOCALLY_SIGNED = "tls:index/locallySignedCert:LocallySignedCert";

/** When the certificates of the tests start. */
export const START = new Date("2024-02-29T12:00:00Z");

/** So long that no real clock, which TLS goes by, comes to the end. */
export const CENTURY = 100 * 365 * 24;

/** A provider at `START`. */
export const provider: StandInProvider = createTlsProvider({ now: () => START });

/** Arguments for the kinds of key, by what to call them. */
export const KEYS: Readonly<Record<string, Props>> = {
  RSA: { algorithm: "RSA" },
  "ECDSA P224": { algorithm: "ECDSA" },
  "ECDSA P256": { algorithm: "ECDSA", ecdsaCurve: "P256" },
  "ECDSA P384": { algorithm: "ECDSA", ecdsaCurve: "P384" },
  "ECDSA P521": { algorithm: "ECDSA", ecdsaCurve: "P521" },
  ED25519: { algorithm: "ED25519" },
};

/** A certificate with its key. */
export interface Certified {
  readonly certPem: string;
  readonly keyPem: string;
  readonly certificate: CreatedResource;
}

/** A new key's PEM, in the older encoding that its algorithm has. */
export async function newKey(args: Props = { algorithm: "ECDSA", ecdsaCurve: "P256" }): Promise<string> {
  return String((await create(provider, PRIVATE_KEY, args)).outputs.privateKeyPem);
}

/** A root authority. */
export async function rootAuthority(args: Props = {}, key?: Props): Promise<Certified> {
  const keyPem = await newKey(key);
  const certificate = await create(provider, SELF_SIGNED, {
    privateKeyPem: keyPem,
    subject: { commonName: "Root", organization: "Example" },
    isCaCertificate: true,
    allowedUses: ["cert_signing", "crl_signing"],
    validityPeriodHours: CENTURY,
    ...args,
  });
  return { certPem: String(certificate.outputs.certPem), keyPem, certificate };
}

/** A certificate for a new key, signed by the authority. */
export async function certifiedBy(
  authority: Certified,
  request: Props,
  args: Props = {},
  key?: Props,
): Promise<Certified> {
  const keyPem = await newKey(key);
  const { outputs } = await create(provider, CERT_REQUEST, { privateKeyPem: keyPem, ...request });
  const certificate = await create(provider, LOCALLY_SIGNED, {
    caCertPem: authority.certPem,
    caPrivateKeyPem: authority.keyPem,
    certRequestPem: outputs.certRequestPem,
    allowedUses: ["digital_signature", "server_auth", "client_auth"],
    validityPeriodHours: CENTURY,
    ...args,
  });
  return { certPem: String(certificate.outputs.certPem), keyPem, certificate };
}
