import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { integer, type LogicalResource, oneOf, text } from "../logical";
import type { CheckFailure, Props } from "../protocol";
import { CURVES, generateKey, KEY_ALGORITHMS } from "./keys";
import { opensshPrivateKey, opensshPublicKey } from "./openssh";

/** The smallest that Go generates since 1.24, and the largest that OpenSSL reads. Unit: bits. */
const RSA_BITS = { smallest: 1024, largest: 16384 } as const;

/**
 * A private key in all its encodings, and its public half.
 *
 * An ECDSA key is on P224 unless `ecdsaCurve` says otherwise, as with the real provider. It can be certified, but TLS 1.3
 * has no P224, and OpenSSH does not know it: the properties for OpenSSH are empty.
 */
export const privateKey: LogicalResource = {
  inputs: {
    algorithm: text({ required: true, refuse: oneOf(...KEY_ALGORITHMS) }),
    ecdsaCurve: text({ default: "P224", refuse: oneOf(...CURVES) }),
    rsaBits: integer({ default: 2048 }),
  },
  check: checkSize,
  generates: {
    privateKeyPem: "secret",
    privateKeyPemPkcs8: "secret",
    privateKeyOpenssh: "secret",
    publicKeyPem: "plain",
    publicKeyOpenssh: "plain",
    publicKeyFingerprintMd5: "plain",
    publicKeyFingerprintSha256: "plain",
  },
  generate: async (inputs) => {
    const key = await generateKey(inputs);
    return { id: publicKeyId(key), outputs: { ...privateEncodings(key), ...publicEncodings(key) } };
  },
};

/** The public half of a key, as properties. */
export function publicEncodings(key: KeyObject) {
  const { authorizedKey, md5, sha256 } = opensshPublicKey(key);
  return {
    publicKeyPem: publicHalf(key).export({ type: "spki", format: "pem" }).toString(),
    publicKeyOpenssh: authorizedKey,
    publicKeyFingerprintMd5: md5,
    publicKeyFingerprintSha256: sha256,
  };
}

/** The SHA-1 digest by which a key is known, in hexadecimal. */
export function publicKeyId(key: KeyObject): string {
  return createHash("sha1")
    .update(publicHalf(key).export({ type: "spki", format: "der" }))
    .digest("hex");
}

function privateEncodings(key: KeyObject) {
  const pkcs8 = key.export({ type: "pkcs8", format: "pem" }).toString();
  return {
    privateKeyPem: traditionalPem(key) ?? pkcs8,
    privateKeyPemPkcs8: pkcs8,
    privateKeyOpenssh: opensshPrivateKey(key),
  };
}

/** PKCS#1 or SEC1, the encodings that RSA and ECDSA had before PKCS#8. */
function traditionalPem(key: KeyObject): string | undefined {
  switch (key.asymmetricKeyType) {
    case "rsa":
      return key.export({ type: "pkcs1", format: "pem" }).toString();
    case "ec":
      return key.export({ type: "sec1", format: "pem" }).toString();
    default:
      return undefined;
  }
}

function publicHalf(key: KeyObject): KeyObject {
  return key.type === "public" ? key : createPublicKey(key);
}

function checkSize({ algorithm, rsaBits }: Props): CheckFailure[] {
  const { smallest, largest } = RSA_BITS;
  if (algorithm !== "RSA" || typeof rsaBits !== "number" || (rsaBits >= smallest && rsaBits <= largest)) return [];
  return [{ property: "rsaBits", reason: `${rsaBits} is not valid; write ${smallest} to ${largest} bits` }];
}
