import { existsSync, readFileSync } from "node:fs";
import { Failure } from "../failure";
import { PassphraseCipher } from "./passphraseCipher";
import { isRecord } from "./yamlFile";

type Properties = Readonly<Record<string, unknown>>;

/** A stack's settings: the content of `Pulumi.<stack>.yaml`. */
export interface StackSettings {
  readonly encryptionsalt?: string;
  readonly config: Properties;
}

export interface SettingsSources {
  readonly project: string;
  /** Path of the user's `Pulumi.<stack>.yaml`, for messages. */
  readonly file: string;
  /** What that file says. */
  readonly theirs: Properties;
  /** What the sandbox wrote the last time. */
  readonly ours: Properties;
  /** `--config` of the command line, which goes before what the file says. */
  readonly given: Readonly<Record<string, string>>;
  /** The passphrase of the sandbox's own secrets. */
  readonly passphrase: string;
  /** The passphrase of the user's secrets, if there is one. */
  readonly theirPassphrase: string | undefined;
  /** Makes up a value that cannot be opened. @default such a value is an error */
  readonly placeholder?: ((key: string) => string) | undefined;
}

/**
 * The settings the engine gets. The user's file keeps its salt to itself: values that are encrypted in it are opened
 * with the user's passphrase and encrypted again with the sandbox's.
 *
 * @throws Failure naming every value that cannot be opened
 */
export function stackSettings(sources: SettingsSources): StackSettings {
  const config = {
    ...namespaced(sources.project, isRecord(sources.theirs.config) ? sources.theirs.config : {}),
    ...namespaced(sources.project, sources.given),
  };
  const salt = typeof sources.ours.encryptionsalt === "string" ? sources.ours.encryptionsalt : undefined;
  const encrypted = Object.keys(config).filter((key) => holdsSecret(config[key]));
  if (encrypted.length === 0) return { ...(salt === undefined ? {} : { encryptionsalt: salt }), config };
  const decrypt = decrypterOf(sources, encrypted);
  const to =
    (salt === undefined ? undefined : PassphraseCipher.open(sources.passphrase, salt)) ??
    PassphraseCipher.create(sources.passphrase);
  return {
    encryptionsalt: to.encryptionSalt,
    config: Object.fromEntries(
      Object.entries(config).map(([key, value]) => [key, reencrypt(value, (secret) => decrypt(key, secret), to)]),
    ),
  };
}

/** The passphrase with which the user's own CLI opens secrets. */
export function passphraseOf(env: NodeJS.ProcessEnv): string | undefined {
  const file = env.PULUMI_CONFIG_PASSPHRASE_FILE;
  if (env.PULUMI_CONFIG_PASSPHRASE !== undefined || !file) return env.PULUMI_CONFIG_PASSPHRASE;
  if (!existsSync(file)) throw new Failure(`PULUMI_CONFIG_PASSPHRASE_FILE names ${file}, which is not there`);
  return readFileSync(file, "utf8").trim();
}

/** A key without a namespace is the project's own, for the engine as for the command line. */
function namespaced(project: string, config: Properties): Properties {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key.includes(":") ? key : `${project}:${key}`, value]),
  );
}

/** Opens the values, or makes them up where that is allowed. */
function decrypterOf(sources: SettingsSources, keys: readonly string[]): (key: string, secret: string) => string {
  const { placeholder } = sources;
  try {
    const cipher = openTheirs(sources, keys);
    return (_key, secret) => cipher.decrypt(secret);
  } catch (error) {
    if (placeholder === undefined) throw error;
    return placeholder;
  }
}

function openTheirs(sources: SettingsSources, keys: readonly string[]): PassphraseCipher {
  const { file, theirs, theirPassphrase } = sources;
  const names = keys.map((key) => key.replace(`${sources.project}:`, ""));
  const instead = `or give values in clear: ${names.map((name) => `--config ${name}=VALUE`).join(" ")}`;
  const subject = `${file}: ${names.join(", ")} ${names.length === 1 ? "is" : "are"} encrypted`;
  if (typeof theirs.encryptionsalt !== "string") {
    throw new Failure(`${subject}, and not by a passphrase; encrypt by one, ${instead}`);
  }
  if (theirPassphrase === undefined) {
    throw new Failure(`${subject}; set PULUMI_CONFIG_PASSPHRASE to the passphrase of this file, ${instead}`);
  }
  const cipher = PassphraseCipher.open(theirPassphrase, theirs.encryptionsalt);
  if (cipher === undefined) {
    throw new Failure(
      `${subject}, and PULUMI_CONFIG_PASSPHRASE is not the passphrase of this file; correct it, ${instead}`,
    );
  }
  return cipher;
}

/** An encrypted value, as the engine writes it, at any depth. */
function isSecure(value: unknown): value is { readonly secure: string } {
  return isRecord(value) && typeof value.secure === "string" && Object.keys(value).length === 1;
}

function holdsSecret(value: unknown): boolean {
  if (isSecure(value)) return true;
  return Array.isArray(value) ? value.some(holdsSecret) : isRecord(value) && Object.values(value).some(holdsSecret);
}

function reencrypt(value: unknown, decrypt: (secret: string) => string, to: PassphraseCipher): unknown {
  if (isSecure(value)) return { secure: to.encrypt(decrypt(value.secure)) };
  if (Array.isArray(value)) return value.map((item) => reencrypt(item, decrypt, to));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reencrypt(item, decrypt, to)]));
}
