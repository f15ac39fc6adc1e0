import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TestAuthority } from "../../services/support/certificates";
import { keySetOf, rsaKey } from "../../services/support/tokens";

export const ISSUER_HOST = "login.example.com";

/** Not named in any `reach`; the issuer's own server would answer for it. */
export const UNNAMED_HOST = "unnamed.example.com";

/** Who issues the tokens: its keys, published over HTTPS at port 443 of one address, for pods and for istiod. */
export class Issuer {
  readonly key = rsaKey("issuer-1");
  readonly secondKey = rsaKey("issuer-2");
  private readonly folder = mkdtempSync(join(tmpdir(), "issuer-"));
  private readonly authority = new TestAuthority("issuer's authority");
  private readonly proxy: Server;
  private published: Server | undefined;
  private address = "";

  constructor() {
    writeFileSync(this.authorityFile, this.authority.pem);
    this.proxy = createServer().on("connect", (_request, client) => {
      const upstream = connect(443, this.address, () => client.write("HTTP/1.1 200 OK\r\n\r\n"));
      upstream.pipe(client).pipe(upstream);
      for (const end of [client, upstream]) end.on("error", () => upstream.destroy());
    });
  }

  /** The authority that issued its certificate, as a PEM file. */
  get authorityFile(): string {
    return join(this.folder, "ca.crt");
  }

  /** The environment in which istiod finds the issuer, whose name no DNS server knows. */
  async environment(): Promise<Readonly<Record<string, string>>> {
    await listening(this.proxy, 0, "127.0.0.1");
    const bound = this.proxy.address();
    const port = typeof bound === "object" && bound !== null ? bound.port : 0;
    return { HTTPS_PROXY: `http://127.0.0.1:${port}`, SSL_CERT_FILE: this.authorityFile };
  }

  async publish(address: string): Promise<void> {
    this.address = address;
    const { cert, key } = this.authority.issue({ dns: ISSUER_HOST });
    const keys = JSON.stringify(keySetOf(this.key, this.secondKey));
    this.published = createTlsServer({ cert, key }, (_request, response) => {
      response.setHeader("content-type", "application/json").end(keys);
    });
    await listening(this.published, 443, address);
  }

  stop(): void {
    for (const server of [this.proxy, this.published]) {
      server?.close();
      server?.closeAllConnections();
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}
