import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { asText, type Props, ProviderError } from "../protocol";
import { decimal, parseCertificate } from "./certificate";
import { encodeDer, fromPem, toPem } from "./encoding";
import { basicConstraintsOf } from "./extensions";
import { algorithmOf, type KeyAlgorithm, parsePrivateKey } from "./keys";
import { isOpenssh, publicKeyFromOpenssh } from "./openssh";
import { publicEncodings, publicKeyId } from "./privateKey";
import { signatureLabel } from "./signing";
import { describeName } from "./subject";

/** As Go names the algorithms of public keys. */
const GO_NAMES: Readonly<Record<KeyAlgorithm, string>> = { RSA: "RSA", ECDSA: "ECDSA", ED25519: "Ed25519" };

/** The public half of a private key in PEM or in OpenSSH's format. */
export function getPublicKey({ privateKeyPem, privateKeyOpenssh }: Props): Props {
  const [input, given] =
    privateKeyPem === undefined ? ["privateKeyOpenssh", privateKeyOpenssh] : ["privateKeyPem", privateKeyPem];
  if (given === undefined || (privateKeyPem !== undefined && privateKeyOpenssh !== undefined)) {
    throw new ProviderError("getPublicKey: write either privateKeyPem or privateKeyOpenssh, and not both");
  }
  const key = answering(`getPublicKey: ${input}`, () => readKey(asText(given)));
  return {
    privateKeyPem,
    privateKeyOpenssh,
    algorithm: algorithmOf(key),
    id: publicKeyId(key),
    ...publicEncodings(key),
  };
}

/** What a certificate says. One behind a `url` is out of the sandbox's reach. */
export function getCertificate({ content, url, verifyChain }: Props): Props {
  if (url !== undefined) {
    throw new ProviderError(
      `getCertificate: the sandbox does not connect to ${asText(url)}; write the certificate itself as content`,
    );
  }
  if (content === undefined) throw new ProviderError("getCertificate: write the certificate in PEM as content");
  if (verifyChain !== undefined) throw new ProviderError("getCertificate: write verifyChain only with a url");
  const described = answering("getCertificate: content", () => describe(asText(content)));
  return { content, id: described.sha1Fingerprint, certificates: [described], verifyChain: true };
}

function describe(pem: string) {
  const certificate = parseCertificate(pem);
  const { tbsCertificate, signatureAlgorithm } = certificate;
  const { cA, pathLenConstraint } = basicConstraintsOf(certificate);
  const der = fromPem("CERTIFICATE", pem);
  return {
    certPem: toPem("CERTIFICATE", der),
    isCa: cA,
    issuer: describeName(tbsCertificate.issuer),
    subject: describeName(tbsCertificate.subject),
    maxPathLength: cA ? (pathLenConstraint ?? -1) : -1,
    notBefore: seconds(tbsCertificate.validity.notBefore.getTime()),
    notAfter: seconds(tbsCertificate.validity.notAfter.getTime()),
    publicKeyAlgorithm: publicKeyAlgorithm(encodeDer(tbsCertificate.subjectPublicKeyInfo)),
    serialNumber: decimal(new Uint8Array(tbsCertificate.serialNumber)),
    sha1Fingerprint: createHash("sha1").update(der).digest("hex"),
    signatureAlgorithm: signatureLabel(signatureAlgorithm.algorithm),
    version: tbsCertificate.version + 1,
  };
}

function publicKeyAlgorithm(spki: Buffer): string {
  const key = createPublicKey({ key: spki, type: "spki", format: "der" });
  const algorithm = algorithmOf(key);
  return algorithm ? GO_NAMES[algorithm] : String(key.asymmetricKeyType);
}

function readKey(pem: string): KeyObject {
  return isOpenssh(pem) ? publicKeyFromOpenssh(pem) : parsePrivateKey(pem);
}

/** RFC 3339 without fractions, which certificates do not hold. */
function seconds(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, "Z");
}

function answering<T>(subject: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProviderError) throw new ProviderError(`${subject} ${error.message}`);
    throw error;
  }
}
