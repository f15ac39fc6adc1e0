import { createHash, createPublicKey, type KeyObject, randomBytes } from "node:crypto";
import { ProviderError } from "../protocol";
import { type Curve, curveOf } from "./keys";
import { mpint, SshReader, string, uint32 } from "./sshWire";

/**
 * The names of curves in SSH and in JSON Web Keys. SSH has none for P-224.
 * Source: RFC 5656 section 10.1, RFC 7518 section 6.2.1.1.
 */
const CURVE_NAMES: Readonly<Partial<Record<Curve, { readonly ssh: string; readonly jwk: string }>>> = {
  P256: { ssh: "nistp256", jwk: "P-256" },
  P384: { ssh: "nistp384", jwk: "P-384" },
  P521: { ssh: "nistp521", jwk: "P-521" },
};

/** Precedes both coordinates of a point. Source: SEC 1 section 2.3.3. */
const UNCOMPRESSED = Buffer.from([0x04]);

/** Source of the private key format: PROTOCOL.key in OpenSSH's sources. */
const MAGIC = Buffer.from("openssh-key-v1\0");
const BLOCK_SIZE = 8;
const BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
const END = "-----END OPENSSH PRIVATE KEY-----";

/** A key's public half as OpenSSH shows it. */
export interface OpensshPublicKey {
  /** The line of an `authorized_keys` file, newline included. */
  readonly authorizedKey: string;
  /** `aa:bb:…` */
  readonly md5: string;
  /** `SHA256:…` */
  readonly sha256: string;
}

/** The public half of a private or public key; all empty for P-224, which OpenSSH does not know. */
export function opensshPublicKey(key: KeyObject): OpensshPublicKey {
  const parts = partsOf(key);
  if (parts === undefined) return { authorizedKey: "", md5: "", sha256: "" };
  const blob = Buffer.concat([string(parts.type), ...parts.publicKey]);
  const md5 = createHash("md5")
    .update(blob)
    .digest("hex")
    .replace(/..(?=.)/g, "$&:");
  const sha256 = createHash("sha256").update(blob).digest("base64").replace(/=+$/, "");
  return { authorizedKey: `${parts.type} ${blob.toString("base64")}\n`, md5, sha256: `SHA256:${sha256}` };
}

/** The private key in OpenSSH's own format, without passphrase or comment; empty for P-224. */
export function opensshPrivateKey(key: KeyObject): string {
  const parts = partsOf(key);
  if (parts === undefined) return "";
  const check = randomBytes(4);
  const secret = Buffer.concat([check, check, string(parts.type), ...parts.privateKey, string("")]);
  const padding = Uint8Array.from({ length: -secret.length & (BLOCK_SIZE - 1) }, (_, index) => index + 1);
  const body = Buffer.concat([
    MAGIC,
    ...["none", "none", ""].map(string),
    uint32(1),
    string(Buffer.concat([string(parts.type), ...parts.publicKey])),
    string(Buffer.concat([secret, padding])),
  ]);
  return `${BEGIN}\n${body.toString("base64").replace(/.{1,70}/g, "$&\n")}${END}\n`;
}

/** Whether a PEM text claims to be a private key in OpenSSH's own format. */
export function isOpenssh(pem: string): boolean {
  return pem.includes(BEGIN);
}

/**
 * The public half of a private key in OpenSSH's own format, which carries it in clear.
 *
 * @throws ProviderError if it is no such key; the message does not repeat it
 */
export function publicKeyFromOpenssh(pem: string): KeyObject {
  try {
    const reader = new SshReader(Buffer.from(pem.split(BEGIN)[1]?.split(END)[0] ?? "", "base64"));
    if (!reader.take(MAGIC.length).equals(MAGIC)) throw new RangeError("is in another format");
    reader.string();
    reader.string();
    reader.string();
    reader.uint32();
    return parsePublicKey(reader.string());
  } catch {
    throw new ProviderError(
      "is not a private key in OpenSSH's format; write one of RSA, ECDSA (P256, P384, P521) or ED25519",
    );
  }
}

interface KeyParts {
  /** Such as `ssh-rsa`. */
  readonly type: string;
  /** What follows the type in a public key, and in a private one. */
  readonly publicKey: readonly Buffer[];
  readonly privateKey: readonly Buffer[];
}

function partsOf(key: KeyObject): KeyParts | undefined {
  switch (key.asymmetricKeyType) {
    case "rsa":
      return rsaParts(key);
    case "ec":
      return ecdsaParts(key);
    case "ed25519":
      return ed25519Parts(key);
    default:
      return undefined;
  }
}

function rsaParts(key: KeyObject): KeyParts {
  const { n, e, d, qi, p, q } = key.export({ format: "jwk" });
  return {
    type: "ssh-rsa",
    publicKey: [e, n].map((value) => mpint(decoded(value))),
    privateKey: [n, e, d, qi, p, q].map((value) => mpint(decoded(value))),
  };
}

function ecdsaParts(key: KeyObject): KeyParts | undefined {
  const curve = curveOf(key);
  const names = curve && CURVE_NAMES[curve];
  if (names === undefined) return undefined;
  const { x, y, d } = key.export({ format: "jwk" });
  const publicKey = [string(names.ssh), string(Buffer.concat([UNCOMPRESSED, decoded(x), decoded(y)]))];
  return { type: `ecdsa-sha2-${names.ssh}`, publicKey, privateKey: [...publicKey, mpint(decoded(d))] };
}

function ed25519Parts(key: KeyObject): KeyParts {
  const { x, d } = key.export({ format: "jwk" });
  const publicKey = [string(decoded(x))];
  return {
    type: "ssh-ed25519",
    publicKey,
    privateKey: [...publicKey, string(Buffer.concat([decoded(d), decoded(x)]))],
  };
}

function parsePublicKey(blob: Buffer): KeyObject {
  const reader = new SshReader(blob);
  const type = reader.string().toString();
  if (type === "ssh-rsa") {
    const [e, n] = [reader.mpint(), reader.mpint()];
    return createPublicKey({ format: "jwk", key: { kty: "RSA", e: encoded(e), n: encoded(n) } });
  }
  if (type === "ssh-ed25519") {
    return createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x: encoded(reader.string()) } });
  }
  const curve = reader.string().toString();
  const crv = Object.values(CURVE_NAMES).find(({ ssh }) => ssh === curve)?.jwk;
  const point = reader.string().subarray(UNCOMPRESSED.length);
  const [x, y] = [point.subarray(0, point.length / 2), point.subarray(point.length / 2)].map(encoded);
  return createPublicKey({ format: "jwk", key: { kty: "EC", crv, x, y } });
}

function decoded(value: string | undefined): Buffer {
  return Buffer.from(value ?? "", "base64url");
}

function encoded(bytes: Buffer): string {
  return bytes.toString("base64url");
}
