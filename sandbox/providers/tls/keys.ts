import { createPrivateKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { asText, type Props, ProviderError } from "../protocol";

/** Names of key algorithms, as the resources spell them. */
export const KEY_ALGORITHMS = ["RSA", "ECDSA", "ED25519"] as const;
export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number];

/** Names of elliptic curves, as the resources spell them. */
export const CURVES = ["P224", "P256", "P384", "P521"] as const;
export type Curve = (typeof CURVES)[number];

const OPENSSL_CURVES: Readonly<Record<string, string>> = {
  P224: "secp224r1",
  P256: "prime256v1",
  P384: "secp384r1",
  P521: "secp521r1",
};

const generatePair = promisify(generateKeyPair);

/** Generates the key that the inputs of a PrivateKey describe. */
export async function generateKey({ algorithm, ecdsaCurve, rsaBits }: Props): Promise<KeyObject> {
  switch (algorithm) {
    case "RSA":
      return (await generatePair("rsa", { modulusLength: Number(rsaBits) })).privateKey;
    case "ECDSA":
      return (await generatePair("ec", { namedCurve: OPENSSL_CURVES[asText(ecdsaCurve)] ?? "" })).privateKey;
    case "ED25519":
      return (await generatePair("ed25519")).privateKey;
    default:
      throw new ProviderError(`${asText(algorithm)} is no key algorithm; use ${KEY_ALGORITHMS.join(", ")}`);
  }
}

/**
 * A private key in PKCS#1, SEC1 or PKCS#8 PEM.
 *
 * @throws ProviderError if it is none, is encrypted, or is of another algorithm; the message does not repeat the key
 */
export function parsePrivateKey(pem: string): KeyObject {
  const key = readPrivateKey(pem);
  if (algorithmOf(key) === undefined) {
    throw new ProviderError(`is a key of type ${key.asymmetricKeyType}; use ${KEY_ALGORITHMS.join(", ")}`);
  }
  if (key.asymmetricKeyType === "ec" && curveOf(key) === undefined) {
    throw new ProviderError(`is on the curve ${key.asymmetricKeyDetails?.namedCurve}; use ${CURVES.join(", ")}`);
  }
  return key;
}

function readPrivateKey(pem: string): KeyObject {
  if (/ENCRYPTED/.test(pem)) throw new ProviderError("is an encrypted private key; write it without a passphrase");
  try {
    return createPrivateKey(pem);
  } catch {
    throw new ProviderError("is not a private key in PEM; write one in PKCS#1, SEC1 or PKCS#8");
  }
}

/** The algorithm of a key; nothing if it is none of ours. */
export function algorithmOf(key: KeyObject): KeyAlgorithm | undefined {
  switch (key.asymmetricKeyType) {
    case "rsa":
      return "RSA";
    case "ec":
      return "ECDSA";
    case "ed25519":
      return "ED25519";
    default:
      return undefined;
  }
}

/** The curve of a key; nothing if it is none of ours. */
export function curveOf(key: KeyObject): Curve | undefined {
  return CURVES.find((curve) => OPENSSL_CURVES[curve] === key.asymmetricKeyDetails?.namedCurve);
}
