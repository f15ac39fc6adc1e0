import { type KeyObject, sign } from "node:crypto";
import { AlgorithmIdentifier } from "@peculiar/asn1-x509";
import { type Curve, curveOf } from "./keys";

interface SignatureScheme {
  readonly oid: string;
  /** As Go names it. */
  readonly label: string;
  /** Ed25519 hashes on its own. */
  readonly hash?: string;
}

/** Source of the OIDs: RFC 4055 section 5 (RSA), RFC 5758 section 3.2 (ECDSA), RFC 8410 section 3 (Ed25519). */
const RSA: SignatureScheme = { oid: "1.2.840.113549.1.1.11", label: "SHA256-RSA", hash: "sha256" };
const ED25519: SignatureScheme = { oid: "1.3.101.112", label: "Ed25519" };
const ECDSA_SHA256: SignatureScheme = { oid: "1.2.840.10045.4.3.2", label: "ECDSA-SHA256", hash: "sha256" };
const ECDSA: Readonly<Record<Curve, SignatureScheme>> = {
  P224: ECDSA_SHA256,
  P256: ECDSA_SHA256,
  P384: { oid: "1.2.840.10045.4.3.3", label: "ECDSA-SHA384", hash: "sha384" },
  P521: { oid: "1.2.840.10045.4.3.4", label: "ECDSA-SHA512", hash: "sha512" },
};

/** Names of the algorithm that signs with this key. */
export function signatureAlgorithm(key: KeyObject): AlgorithmIdentifier {
  const { oid: algorithm } = schemeOf(key);
  // RFC 4055 wants NULL for RSA; the others must have no parameters at all.
  return key.asymmetricKeyType === "rsa"
    ? new AlgorithmIdentifier({ algorithm, parameters: null })
    : new AlgorithmIdentifier({ algorithm });
}

/** The signature of `data`. */
export function signWith(key: KeyObject, data: Uint8Array): Buffer {
  return sign(schemeOf(key).hash, data, key);
}

/** What Go calls a signature algorithm; its OID if it is none of ours. */
export function signatureLabel(oid: string): string {
  return [RSA, ED25519, ...Object.values(ECDSA)].find((scheme) => scheme.oid === oid)?.label ?? oid;
}

function schemeOf(key: KeyObject): SignatureScheme {
  if (key.asymmetricKeyType === "rsa") return RSA;
  const curve = curveOf(key);
  return curve ? ECDSA[curve] : ED25519;
}
