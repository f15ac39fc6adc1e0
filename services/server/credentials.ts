import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { type FSWatcher, readFileSync, watch } from "node:fs";
import { dirname } from "node:path";
import { type Clock, systemClock } from "../middleware/src/core/clock";
import { ConfigurationError } from "../middleware/src/core/environment";
import type { OperationalLog } from "../middleware/src/core/operationalLog";
import type { Problem } from "../middleware/src/core/refusal";

/** Both ends are ours, so there is no older client to wait for. */
export const TLS_VERSION = "TLSv1.3";

/** Where a service's certificate, its key and the authorities it trusts are kept, as PEM files. */
export interface CredentialFiles {
  /** The service's own certificate, followed by its intermediates. */
  readonly certificate: string;
  readonly privateKey: string;
  readonly authorities: string;
}

/** The contents of the files, under the names that Node.js gives them. */
export interface Credentials {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

interface RotationOptions {
  readonly log: OperationalLog;
  readonly clock?: Clock;
}

/** Takes the burst of events of one renewal as one, and lets its writer finish. */
const SETTLE_MS = 100;
/** Some file systems tell nobody that a file changed. */
const RECHECK_MS = 60_000;

/**
 * The credentials in the files, and again in the files whenever they are renewed. Renewed ones that cannot be used are
 * logged and left aside; the old ones stay.
 */
export class RotatingCredentials {
  private readonly listeners: ((renewed: Credentials) => void)[] = [];
  private readonly watchers: FSWatcher[];
  private readonly recheck: NodeJS.Timeout;
  private settling: NodeJS.Timeout | undefined;
  private latest: Credentials;
  private rejected: Credentials | undefined;

  /** @throws ConfigurationError if the files cannot be read or used */
  constructor(
    private readonly files: CredentialFiles,
    private readonly options: RotationOptions,
  ) {
    const { found, problems } = usableCredentials(files, this.now());
    if (problems.length > 0) throw new ConfigurationError("certificates", problems);
    this.latest = found;

    // Kubernetes renews a mounted secret by swapping a link in the folder; the files themselves see no event.
    const folders = new Set(Object.values(files).map((file: string) => dirname(file)));
    this.watchers = [...folders].map((folder) => watch(folder, { persistent: false }, () => this.checkSoon()));
    this.recheck = setInterval(() => this.check(), RECHECK_MS).unref();
  }

  get current(): Credentials {
    return this.latest;
  }

  onRenewal(listener: (renewed: Credentials) => void): void {
    this.listeners.push(listener);
  }

  /** Looks at the files now. */
  check(): void {
    const { found, problems } = usableCredentials(this.files, this.now());
    if (areSame(found, this.latest) || (this.rejected && areSame(found, this.rejected))) return;
    if (problems.length > 0) {
      this.rejected = found;
      this.options.log("credentials_rejected", { problems });
      return;
    }
    this.latest = found;
    this.rejected = undefined;
    for (const listener of this.listeners) listener(found);
    this.options.log("credentials_renewed", { validTo: new X509Certificate(found.cert).validTo });
  }

  close(): void {
    clearInterval(this.recheck);
    clearTimeout(this.settling);
    for (const watcher of this.watchers) watcher.close();
  }

  private checkSoon(): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.check(), SETTLE_MS).unref();
  }

  private now(): Date {
    return (this.options.clock ?? systemClock).now();
  }
}

/** What stands against using the credentials in the files: see `checkCredentials`, or that a file cannot be read. */
export function checkCredentialFiles(files: CredentialFiles, now: Date): readonly Problem[] {
  return usableCredentials(files, now).problems;
}

function usableCredentials(files: CredentialFiles, now: Date): ReturnType<typeof readCredentials> {
  const { found, problems } = readCredentials(files);
  return { found, problems: problems.length > 0 ? problems : checkCredentials(found, now) };
}

/**
 * What stands against using the credentials, by the variable that names the file: PEM that does not parse, a key that is
 * not the certificate's, a certificate that is not valid now, no authority.
 */
export function checkCredentials({ cert, key, ca }: Credentials, now: Date): Problem[] {
  const certificate = parsed(() => new X509Certificate(cert));
  const privateKey = parsed(() => createPrivateKey(key));
  const authorities = ca.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  return [
    ...checkCertificate(certificate, now),
    ...checkPrivateKey(privateKey, certificate),
    ...(authorities.length > 0 && authorities.every((authority) => parsed(() => new X509Certificate(authority)))
      ? []
      : [{ name: "TLS_CA", reason: "holds no certificates in PEM; name the file of the authorities to trust" }]),
  ];
}

function checkCertificate(certificate: X509Certificate | undefined, now: Date): Problem[] {
  if (!certificate) return [{ name: "TLS_CERT", reason: "holds no certificate in PEM; name the file of one" }];
  if (now >= new Date(certificate.validFrom) && now <= new Date(certificate.validTo)) return [];
  const validity = `is valid from ${certificate.validFrom} to ${certificate.validTo} only; renew it`;
  return [{ name: "TLS_CERT", reason: validity }];
}

function checkPrivateKey(key: KeyObject | undefined, certificate: X509Certificate | undefined): Problem[] {
  if (!key) return [{ name: "TLS_KEY", reason: "holds no private key in PEM; name the file of one" }];
  if (!certificate || certificate.checkPrivateKey(key)) return [];
  return [{ name: "TLS_KEY", reason: "is not the key of the certificate in TLS_CERT; name the file of its key" }];
}

/** The contents of the files, or every file that cannot be read. */
function readCredentials(files: CredentialFiles): {
  readonly found: Credentials;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const read = (name: string, path: string): string => {
    try {
      return readFileSync(path, "utf8");
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : error;
      problems.push({ name, reason: `${JSON.stringify(path)} cannot be read (${code}); name a PEM file` });
      return "";
    }
  };
  const found = {
    cert: read("TLS_CERT", files.certificate),
    key: read("TLS_KEY", files.privateKey),
    ca: read("TLS_CA", files.authorities),
  };
  return { found, problems };
}

function areSame(one: Credentials, other: Credentials): boolean {
  return one.cert === other.cert && one.key === other.key && one.ca === other.ca;
}

function parsed<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
