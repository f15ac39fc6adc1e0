import assert from "node:assert/strict";
import { connect } from "node:tls";
import { startPayments } from "../../../services/payments";
import type { Credentials, RunningService } from "../../../services/server";
import { CredentialFolder, type LeafOptions, TestAuthority } from "../support/certificates";
import { type Answer, eventually, send } from "../support/httpClient";
import { environmentOf, Recorder } from "../support/runningServices";
import { claimsAt, hmacToken } from "../support/tokens";

const ORDERS = "spiffe://cluster.local/ns/shop/sa/orders";

describe("mutual TLS", () => {
  const authority = new TestAuthority("ours");
  const folder = new CredentialFolder(authority.issue({ dns: "payments.shop.svc" }));
  let token = "";
  let payments: RunningService;
  let log: Recorder;

  before(async () => {
    // Not earlier: a run of all tests outlasts a token.
    token = hmacToken(claimsAt(new Date()));
    log = new Recorder();
    const settings = {
      MESH: "none",
      ALLOWED_PEERS: `${ORDERS}, orders.shop.svc`,
      HEALTH_PORT: "0",
      ...folder.environment,
    };
    payments = await startPayments(environmentOf("payments", settings), log);
  });
  after(async () => {
    await payments.stop();
    folder.remove();
  });
  beforeEach(() => {
    log.entries.length = 0;
  });

  const get = (client: Partial<Credentials>): Promise<Answer> =>
    send(payments.port, {
      path: "/charges/1",
      token,
      tls: { ...client, ca: authority.pem, servername: "payments.shop.svc" },
    });

  const named: [string, LeafOptions, string][] = [
    ["its URI", { uri: ORDERS }, ORDERS],
    ["its DNS name", { dns: "orders.shop.svc" }, "orders.shop.svc"],
    ["one of several names", { uri: ORDERS, dns: "other.shop.svc" }, ORDERS],
  ];
  for (const [what, options, peer] of named) {
    it(`lets in a peer that is named by ${what}`, async () => {
      assert.equal((await get(authority.issue(options))).status, 404);
      const { reason, peer: named, address } = log.entries[0] ?? {};
      assert.deepEqual([reason, named, address], ["no_such_charge", peer, "127.0.0.1"]);
    });
  }

  const unnamed: [string, LeafOptions, string | null][] = [
    ["another URI", { uri: "spiffe://cluster.local/ns/shop/sa/other" }, "spiffe://cluster.local/ns/shop/sa/other"],
    ["a URI that only begins right", { uri: `${ORDERS}/x` }, `${ORDERS}/x`],
    ["a wildcard", { dns: "*.shop.svc" }, "*.shop.svc"],
    ["a DNS name that contains the URI", { dns: ORDERS }, ORDERS],
    ["a DNS name with a comma", { dns: "x, DNS:orders.shop.svc" }, "x, DNS:orders.shop.svc"],
    ["no name", {}, null],
  ];
  for (const [what, options, peer] of unnamed) {
    it(`turns down a peer with ${what}, good token or not`, async () => {
      const answer = await get(authority.issue(options));
      assert.equal(answer.status, 403);
      assert.deepEqual([log.entries[0]?.reason, log.entries[0]?.peer], ["peer_not_allowed", peer]);
    });
  }

  const refused: [string, () => Partial<Credentials>][] = [
    ["no certificate", () => ({})],
    ["a certificate of another authority", () => new TestAuthority("theirs").issue({ uri: ORDERS })],
    ["a certificate of an authority of the same name", () => new TestAuthority("ours").issue({ uri: ORDERS })],
    ["an expired certificate", () => authority.issue({ uri: ORDERS, notAfter: new Date(Date.now() - 60_000) })],
  ];
  for (const [what, credentials] of refused) {
    it(`refuses ${what} before any request, and records it`, async () => {
      await assert.rejects(get(credentials()));
      const entry = await eventually("an entry", () => log.entries[0]);
      const { event, decision, status, address } = entry;
      assert.deepEqual([event, decision, status, address], ["connection", "deny", null, "127.0.0.1"]);
      assert.match(entry.reason, /^tls_refused:/);
    });
  }

  it("refuses TLS 1.2 and plain HTTP", async () => {
    const { cert, key } = authority.issue({ uri: ORDERS });
    const outcome = await new Promise<string>((resolve) => {
      const options = {
        port: payments.port,
        host: "127.0.0.1",
        cert,
        key,
        ca: authority.pem,
        servername: "payments.shop.svc",
      };
      const socket = connect({ ...options, maxVersion: "TLSv1.2" }, () => resolve("connected"));
      socket.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });
    assert.match(outcome, /PROTOCOL_VERSION/);
    await assert.rejects(send(payments.port, { path: "/healthz" }));
  });

  it("still knows who a returning client is", async () => {
    const { cert, key } = authority.issue({ uri: ORDERS });
    const agentless = { cert, key, ca: authority.pem, servername: "payments.shop.svc" };
    const session = await new Promise<Buffer>((resolve, reject) => {
      const socket = connect({ port: payments.port, host: "127.0.0.1", ...agentless });
      socket.once("session", (ticket) => {
        socket.destroy();
        resolve(ticket);
      });
      socket.on("error", reject);
    });
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect({ port: payments.port, host: "127.0.0.1", ...agentless, session }, () => {
        assert.equal(socket.isSessionReused(), true);
        socket.write(
          `GET /charges/1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n\r\n`,
        );
      });
      let text = "";
      socket
        .on("data", (chunk) => {
          text += chunk.toString();
        })
        .on("error", reject)
        .on("end", () => resolve(text));
    });
    assert.match(answer, /^HTTP\/1\.1 404 /);
    assert.equal(log.entries.at(-1)?.peer, ORDERS);
  });

  it("does not keep the service from stopping by a connection on which nothing was asked", async () => {
    const another = await startPayments(
      environmentOf("payments", { MESH: "none", ALLOWED_PEERS: ORDERS, ...folder.environment }),
      log,
    );
    const options = { port: another.port, host: "127.0.0.1", ca: authority.pem, servername: "payments.shop.svc" };
    const spare = connect({ ...options, ...authority.issue({ uri: ORDERS }) }).on("error", () => {});
    await new Promise((resolve) => spare.once("session", resolve));
    const closed = new Promise((resolve) => spare.once("close", resolve));
    await another.stop();
    await closed;
    assert.deepEqual(log.events.at(-1), { event: "stopped", finished: true });
  });

  it("tells clients to insist on TLS", async () => {
    const { headers } = await get(authority.issue({ uri: ORDERS }));
    assert.match(headers["strict-transport-security"] ?? "", /max-age=31536000/);
  });

  it("answers the kubelet, which has no certificate, on the health port only", async () => {
    assert.equal((await send(payments.healthPort ?? 0, { path: "/readyz" })).status, 200);
  });
});
