import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { appendFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:https";
import type { TLSSocket } from "node:tls";
import { startPayments } from "../../../services/payments";
import { checkCredentials, RotatingCredentials, type RunningService } from "../../../services/server";
import { CredentialFolder, TestAuthority } from "../support/certificates";
import { eventually } from "../support/httpClient";
import { environmentOf, Recorder } from "../support/runningServices";
import { claimsAt, hmacToken } from "../support/tokens";

const ORDERS = "spiffe://cluster.local/ns/shop/sa/orders";
const PAYMENTS = "payments.shop.svc";

describe("checkCredentials", () => {
  const authority = new TestAuthority("ours");
  const good = authority.issue({ dns: PAYMENTS });
  const now = new Date();
  const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

  const rows: [string, Partial<typeof good>, Date, string[]][] = [
    ["good ones", {}, now, []],
    ["another key", { key: authority.issue({ dns: PAYMENTS }).key }, now, ["TLS_KEY"]],
    ["an expired certificate", {}, later(48), ["TLS_CERT"]],
    ["a certificate of the future", {}, later(-48), ["TLS_CERT"]],
    ["text instead of a certificate", { cert: "x" }, now, ["TLS_CERT"]],
    ["text instead of everything", { cert: "x", key: "y", ca: "z" }, now, ["TLS_CERT", "TLS_KEY", "TLS_CA"]],
    ["no authority", { ca: "" }, now, ["TLS_CA"]],
    ["half an authority", { ca: good.ca.slice(0, 100) }, now, ["TLS_CA"]],
    ["two authorities", { ca: good.ca + new TestAuthority("theirs").pem }, now, []],
  ];
  for (const [what, change, at, expected] of rows) {
    it(`finds ${expected.join(", ") || "nothing"} wrong with ${what}`, () => {
      assert.deepEqual(
        checkCredentials({ ...good, ...change }, at).map(({ name }) => name),
        expected,
      );
    });
  }
});

describe("RotatingCredentials", () => {
  const authority = new TestAuthority("ours");
  let folder: CredentialFolder;
  let log: Recorder;
  let credentials: RotatingCredentials;
  beforeEach(() => {
    folder = new CredentialFolder(authority.issue({ dns: PAYMENTS }));
    log = new Recorder();
    credentials = new RotatingCredentials(folder.files, log);
  });
  afterEach(() => {
    credentials.close();
    folder.remove();
  });

  const noticed = (event: string): Promise<unknown> =>
    eventually(event, () => log.events.find((logged) => logged.event === event));

  it("notices a renewal by itself", async () => {
    const renewed = authority.issue({ dns: PAYMENTS });
    folder.write(renewed);
    await noticed("credentials_renewed");
    assert.deepEqual(credentials.current, renewed);
  });

  it("keeps the old ones when the new ones are of no use, says so once, and takes the next good ones", () => {
    const old = credentials.current;
    folder.write({ ...authority.issue({ dns: PAYMENTS }), key: old.key });
    credentials.check();
    credentials.check();
    assert.deepEqual(credentials.current, old);
    assert.deepEqual(
      log.events.map(({ event }) => event),
      ["credentials_rejected"],
    );
    assert.match(JSON.stringify(log.events), /TLS_KEY.*not the key/);
    assert.equal(log.mentions("PRIVATE KEY"), false);

    const renewed = authority.issue({ dns: PAYMENTS });
    folder.write(renewed);
    credentials.check();
    assert.deepEqual(credentials.current, renewed);
  });

  it("keeps the old ones while a file is missing or half written", () => {
    const old = credentials.current;
    rmSync(folder.files.certificate);
    credentials.check();
    assert.deepEqual(credentials.current, old);
    appendFileSync(folder.files.certificate, old.cert.slice(0, 200));
    credentials.check();
    assert.deepEqual(credentials.current, old);
  });
});

describe("renewal under load", () => {
  const authority = new TestAuthority("ours");
  const token = hmacToken(claimsAt(new Date(), { exp: Date.now() / 1000 + 3_600 }));
  const { cert, key, ca } = authority.issue({ uri: ORDERS });
  let folder: CredentialFolder;
  let payments: RunningService;
  let log: Recorder;

  before(async () => {
    folder = new CredentialFolder(authority.issue({ dns: PAYMENTS }));
    log = new Recorder();
    const settings = {
      MESH: "none",
      ALLOWED_PEERS: ORDERS,
      RATE_LIMIT_REQUESTS: "1000000",
      RATE_LIMIT_WINDOW_SECONDS: "1",
      ...folder.environment,
    };
    payments = await startPayments(environmentOf("payments", settings), log);
  });
  after(async () => {
    await payments.stop();
    folder.remove();
  });

  /** @returns the status, the certificate of a new connection, and the port that tells connections apart */
  const get = (agent: Agent): Promise<{ status: number; servedBy: string | undefined; port: number | undefined }> =>
    new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port: payments.port, path: "/charges/1", agent, cert, key, ca };
      const call = request({ ...options, servername: PAYMENTS, headers: { authorization: `Bearer ${token}` } });
      let servedBy: string | undefined;
      call.on("socket", (socket: TLSSocket) => {
        if (call.reusedSocket) return;
        socket.once("secureConnect", () => {
          servedBy = socket.getPeerX509Certificate()?.serialNumber;
        });
      });
      call.on("response", (response) => {
        const port = response.socket.localPort;
        response.resume().on("end", () => resolve({ status: response.statusCode ?? 0, servedBy, port }));
      });
      call.on("error", reject).end();
    });

  it("fails no request, serves new connections with the renewed certificate, and leaves open ones alone", async () => {
    const open = new Agent({ keepAlive: true, maxSockets: 1 });
    const kept = new Agent({ keepAlive: true, maxSockets: 4 });
    const fresh = new Agent({ keepAlive: false, maxCachedSessions: 0 });
    const statuses: number[] = [];
    const failures: unknown[] = [];
    let isOver = false;
    const load = [kept, kept, kept, fresh, fresh].map(async (agent) => {
      while (!isOver) {
        await get(agent).then(
          ({ status }) => statuses.push(status),
          (error) => failures.push(error),
        );
      }
    });

    const first = await get(open);
    for (let renewal = 1; renewal <= 3; renewal++) {
      const renewed = authority.issue({ dns: PAYMENTS });
      folder.write(renewed);
      const { serialNumber } = new X509Certificate(renewed.cert);
      await eventually(`renewal ${renewal} is served`, async () =>
        (await get(fresh)).servedBy === serialNumber ? true : undefined,
      );
    }
    const still = await get(open);
    isOver = true;
    await Promise.all(load);
    kept.destroy();
    open.destroy();

    assert.deepEqual(failures, []);
    assert.deepEqual([...new Set(statuses)], [404], "every request was answered by the route");
    assert.ok(statuses.length > 50, `${statuses.length} requests`);
    assert.equal(still.port, first.port, "a connection that was open is not cut off");
    assert.equal(log.events.filter(({ event }) => event === "credentials_renewed").length, 3);
  });
});
