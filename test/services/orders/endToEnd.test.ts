import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Credentials } from "../../../services/server";
import { CredentialFolder, TestAuthority } from "../support/certificates";
import { ChildService, fromSource } from "../support/childService";
import { type Answer, eventually, send } from "../support/httpClient";
import { claimsAt, hmacToken, ISSUER, SECRET } from "../support/tokens";

const [ORDERS, PAYMENTS, GATEWAY] = ["orders", "payments", "gateway"].map(
  (name) => `spiffe://cluster.local/ns/shop/sa/${name}`,
);
const ORDER = { item: "book", quantity: 1, amount: 990, currency: "EUR" };

describe("orders and payments, two processes over mutual TLS", function () {
  this.timeout(60_000);
  const authority = new TestAuthority("ours");
  let token = "";
  const folders = {
    orders: new CredentialFolder(authority.issue({ uri: ORDERS, dns: "orders.shop.svc" })),
    payments: new CredentialFolder(authority.issue({ uri: PAYMENTS, dns: "payments.shop.svc" })),
  };
  const data = mkdtempSync(join(tmpdir(), "data-"));
  let orders: ChildService;
  let payments: ChildService;
  let [ordersPort, paymentsPort] = [0, 0];

  const common = {
    HOST: "127.0.0.1",
    PORT: "0",
    ACCESS_TOKEN_SECRET: SECRET,
    JWT_ISSUER: ISSUER,
    RATE_LIMIT_REQUESTS: "100000",
    SHUTDOWN_DELAY_SECONDS: "0",
  };

  before(async () => {
    // Not earlier: a run of all tests outlasts a token.
    token = hmacToken(claimsAt(new Date()));
    payments = new ChildService(fromSource("payments"), {
      ...common,
      ...folders.payments.environment,
      DATA_FOLDER: join(data, "payments"),
      JWT_AUDIENCE: "payments",
      ALLOWED_PEERS: ORDERS,
    });
    paymentsPort = await payments.port();
    orders = new ChildService(fromSource("orders"), {
      ...common,
      ...folders.orders.environment,
      DATA_FOLDER: join(data, "orders"),
      JWT_AUDIENCE: "orders",
      ALLOWED_PEERS: GATEWAY,
      PAYMENTS_URL: `https://127.0.0.1:${paymentsPort}`,
      PAYMENTS_PEERS: PAYMENTS,
    });
    ordersPort = await orders.port();
  });
  after(async () => {
    await Promise.all([orders, payments].map((service) => service?.stop()));
    for (const folder of Object.values(folders)) folder.remove();
    rmSync(data, { recursive: true });
  });

  const as = (uri: string | undefined): Credentials => authority.issue(uri === undefined ? {} : { uri });
  const post = (tls: Partial<Credentials>): Promise<Answer> =>
    send(ordersPort, {
      method: "POST",
      path: "/orders",
      token,
      body: ORDER,
      tls: { ca: authority.pem, servername: "orders.shop.svc", ...tls },
    });

  it("places an order for a named caller, and both logs say who it was", async () => {
    const answer = await post(as(GATEWAY));
    assert.equal(answer.status, 201, answer.text);
    const requestId = String(answer.headers["x-request-id"]);
    const who = async (service: ChildService): Promise<unknown[]> => {
      const { peer, subject, route, reason } = await service.auditEntry(requestId);
      return [peer, subject, route, reason];
    };
    assert.deepEqual(await who(orders), [GATEWAY, "alice", "/orders", "role:orders:write"]);
    assert.deepEqual(await who(payments), [ORDERS, "alice", "/charges", "role:payments:charge"]);
  });

  it("refuses a caller without a certificate, from another authority, or that is not named", async () => {
    await assert.rejects(post({}));
    await assert.rejects(post({ ...new TestAuthority("ours").issue({ uri: GATEWAY }), ca: authority.pem }));
    assert.equal((await post(as(PAYMENTS))).status, 403);
  });

  it("refuses the gateway at payments, which orders alone may call", async () => {
    const call = { method: "POST", path: "/charges", token, body: {} };
    const answer = await send(paymentsPort, { ...call, tls: { ...as(GATEWAY), servername: "payments.shop.svc" } });
    assert.equal(answer.status, 403);
    const entry = await payments.auditEntry(String(answer.headers["x-request-id"]));
    assert.deepEqual([entry.reason, entry.peer], ["peer_not_allowed", GATEWAY]);
  });

  it("goes on while payments' certificate is renewed", async () => {
    const renewed = authority.issue({ uri: PAYMENTS, notAfter: new Date(Date.now() + 7_200_000) });
    folders.payments.write(renewed);
    await eventually("payments has renewed", async () => {
      assert.equal((await post(as(GATEWAY))).status, 201);
      return payments.stderr.includes("credentials_renewed") || undefined;
    });
    assert.ok(payments.stderr.includes(new X509Certificate(renewed.cert).validTo));
    assert.equal((await post(as(GATEWAY))).status, 201);
  });

  it("logs neither tokens nor keys", () => {
    const everything = [orders, payments].map(({ stdout, stderr }) => stdout + stderr).join();
    assert.equal(everything.includes(token.split(".")[2] ?? token), false);
    assert.equal(/PRIVATE KEY|eyJ/.test(everything) || everything.includes(SECRET), false);
  });

  it("stops when it is asked to", async () => {
    assert.equal(await orders.stop("SIGTERM"), 0);
    assert.match(orders.stderr, /"finished":true,"event":"stopped"/);
    assert.equal(await payments.stop("SIGINT"), 0);
  });

  it("ends at once, with one message, when its environment is wrong", async () => {
    const broken = new ChildService(fromSource("payments"), { PORT: "no", MESH: "istio" });
    assert.equal(await broken.exitCode(), 1);
    assert.equal(
      broken.stderr,
      [
        "payments: 5 problems",
        '  PORT: "no" is not valid; write a whole number from 0 to 65535',
        "  ACCESS_TOKEN_SECRET: is missing; write it, or JWKS_URI or JWKS, to say what tokens are signed with",
        '  JWT_ISSUER: is missing; write the issuer of the tokens, such as "https://login.example.com/"',
        '  JWT_AUDIENCE: is missing; write what tokens for this service name, such as "orders"',
        "  DATA_BUCKET: is missing; write the S3 bucket of the service's data, or DATA_FOLDER to develop",
        "",
      ].join("\n"),
    );
    assert.equal(broken.stdout, "");
  });
});
