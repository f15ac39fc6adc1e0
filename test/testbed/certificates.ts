import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const VALIDITY = ["-days", "2"];
const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

/** A certificate and its key, as files. */
export interface Identity {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority in a folder, for the control plane only. */
export class Authority {
  private constructor(
    private readonly folder: string,
    /** The authority's own certificate and key. */
    readonly own: Identity,
  ) {}

  static async create(folder: string): Promise<Authority> {
    const own = identityIn(folder, "ca");
    await run("openssl", [
      ...["req", "-x509", ...KEY, ...VALIDITY, "-subj", "/CN=testbed-ca"],
      ...["-keyout", own.key, "-out", own.certificate],
    ]);
    return new Authority(folder, own);
  }

  /** @param subject such as `/O=group/CN=user` @param names subject alternative names, such as `IP:127.0.0.1` */
  async issue(name: string, subject: string, names: readonly string[]): Promise<Identity> {
    const issued = identityIn(this.folder, name);
    const [request, extensions] = [join(this.folder, `${name}.csr`), join(this.folder, `${name}.ext`)];
    writeFileSync(extensions, `subjectAltName=${names.join(",")}\nextendedKeyUsage=serverAuth,clientAuth\n`);
    await run("openssl", ["req", ...KEY, "-subj", subject, "-keyout", issued.key, "-out", request]);
    await run("openssl", [
      ...["x509", "-req", ...VALIDITY, "-in", request, "-extfile", extensions],
      ...["-CA", this.own.certificate, "-CAkey", this.own.key, "-CAcreateserial", "-out", issued.certificate],
    ]);
    return issued;
  }
}

function identityIn(folder: string, name: string): Identity {
  return { certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
}
