import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const ITERATIONS = 1_000_000;
/** Unit: bytes. */
const KEY_LENGTH = 32;
const SALT_LENGTH = 8;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/** What the engine encrypts to know a passphrase again. */
const KNOWN_TEXT = "pulumi";

/**
 * Encryption of configuration values by a passphrase, in the engine's own format.
 * Source: sdk/go/common/resource/config/crypt.go and pkg/secrets/passphrase/manager.go of github.com/pulumi/pulumi.
 */
export class PassphraseCipher {
  private readonly key: Buffer;
  private readonly salt: Buffer;

  private constructor(passphrase: string, salt: Buffer) {
    this.salt = salt;
    this.key = pbkdf2Sync(passphrase, salt, ITERATIONS, KEY_LENGTH, "sha256");
  }

  static create(passphrase: string): PassphraseCipher {
    return new PassphraseCipher(passphrase, randomBytes(SALT_LENGTH));
  }

  /** @returns `undefined` if the passphrase is not the one that the salt was made for */
  static open(passphrase: string, encryptionSalt: string): PassphraseCipher | undefined {
    const [, salt = "", ...known] = encryptionSalt.split(":");
    const cipher = new PassphraseCipher(passphrase, Buffer.from(salt, "base64"));
    try {
      return cipher.decrypt(known.join(":")) === KNOWN_TEXT ? cipher : undefined;
    } catch {
      return undefined;
    }
  }

  /** `encryptionsalt` of a stack's settings. */
  get encryptionSalt(): string {
    return `v1:${this.salt.toString("base64")}:${this.encrypt(KNOWN_TEXT)}`;
  }

  encrypt(value: string): string {
    const nonce = randomBytes(NONCE_LENGTH);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce);
    const encrypted = Buffer.concat([cipher.update(value, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return `v1:${nonce.toString("base64")}:${encrypted.toString("base64")}`;
  }

  /** @throws Error if the value was not encrypted by this passphrase */
  decrypt(value: string): string {
    const [, nonce = "", encrypted = ""] = value.split(":");
    const bytes = Buffer.from(encrypted, "base64");
    const decipher = createDecipheriv(ALGORITHM, this.key, Buffer.from(nonce, "base64"), { authTagLength: TAG_LENGTH });
    decipher.setAuthTag(bytes.subarray(-TAG_LENGTH));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_LENGTH)), decipher.final()]).toString("utf8");
  }
}
