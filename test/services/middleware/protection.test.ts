import assert from "node:assert/strict";
import type { AuditEntry } from "../../../services/middleware/src";
import { type Application, FRAMEWORKS, type Protection } from "../support/frameworks";
import { type Answer, eventually, send } from "../support/httpClient";
import { TestClock } from "../support/testClock";
import { claimsAt, hmacToken, ISSUER, keySetOf, rsaKey, SECRET, signedToken } from "../support/tokens";

const ENVIRONMENT = { ACCESS_TOKEN_SECRET: SECRET, JWT_ISSUER: ISSUER, JWT_AUDIENCE: "orders" };
const GATEWAY = "spiffe://cluster.local/ns/shop/sa/gateway";

for (const [framework, startApplication] of Object.entries(FRAMEWORKS)) {
  describe(`protection of ${framework}`, () => {
    let application: Application;
    let clock: TestClock;
    let entries: AuditEntry[];
    let events: string[];

    const start = async (overrides: Partial<Protection> = {}): Promise<void> => {
      [clock, entries, events] = [new TestClock(), [], []];
      application = await startApplication({
        tokens: {},
        environment: ENVIRONMENT,
        peers: { source: "istio", allowed: [] },
        peerRateLimit: { requests: 100, windowSeconds: 60 },
        rateLimit: { requests: 100, windowSeconds: 60 },
        clock,
        record: (entry) => entries.push(entry),
        log: (event) => events.push(event),
        fetch: () => Promise.reject(new Error("nothing is to be fetched")),
        ...overrides,
      });
    };
    afterEach(() => application.stop());

    const token = (overrides = {}): string => hmacToken(claimsAt(clock.now(), overrides));
    const get = (path: string, bearer?: string, headers: Record<string, string> = {}): Promise<Answer> =>
      send(application.port, { path, headers, ...(bearer !== undefined && { token: bearer }) });
    const lastEntry = (): Promise<AuditEntry> => eventually("an audit entry", () => entries.at(-1));

    it("takes its secret from ACCESS_TOKEN_SECRET and tells the handler who calls", async () => {
      await start();
      const xfcc = { "x-forwarded-client-cert": `Hash=1;URI=${GATEWAY}` };
      const answer = await get("/orders/7", token(), xfcc);
      assert.deepEqual([answer.status, answer.body], [200, { id: "7", subject: "alice", peer: GATEWAY }]);
    });

    it("answers problem details that say how to authenticate, and nothing of the token", async () => {
      await start();
      const answer = await get("/orders/7");
      assert.deepEqual(
        [
          answer.status,
          answer.headers["content-type"]?.split(";")[0],
          answer.headers["www-authenticate"],
          answer.headers["cache-control"],
        ],
        [401, "application/problem+json", "Bearer", "no-store"],
      );
      assert.deepEqual(answer.body, {
        type: "about:blank",
        title: "Unauthorized",
        status: 401,
        detail: "a bearer token is required",
        code: "token_required",
      });
      const bad = await get("/orders/7", "x.y.z");
      assert.deepEqual([bad.status, bad.headers["www-authenticate"]], [403, 'Bearer error="invalid_token"']);
    });

    it("lets on only callers with the role", async () => {
      await start();
      const post = (roles: string[]) =>
        send(application.port, { method: "POST", path: "/orders", token: token({ roles }) });
      assert.equal((await post(["orders:write"])).status, 201);
      assert.equal((await lastEntry()).reason, "role:orders:write");
      const answer = await post(["orders:read"]);
      assert.equal(answer.status, 403);
      assert.match(answer.text, /the role orders:write is required/);
      assert.equal(entries.at(-1)?.reason, "role_required:orders:write");
    });

    it("lets on only peers that are named, and believes nothing that a damaged header says", async () => {
      await start({ peers: { source: "istio", allowed: [GATEWAY] } });
      const from = async (header: string) =>
        (await get("/orders/7", token(), { "x-forwarded-client-cert": header })).status;
      assert.equal(await from(`Hash=1;URI=${GATEWAY}`), 200);
      assert.equal(await from(`URI=${GATEWAY},Hash=1;URI=spiffe://cluster.local/ns/shop/sa/mallory`), 403);
      assert.equal(await from(`Hash="1;URI=${GATEWAY}`), 403);
      assert.equal((await get("/orders/7", token())).status, 403);
    });

    it("answers 429 with Retry-After to each caller over the limit, and to no other", async () => {
      await start({ rateLimit: { requests: 2, windowSeconds: 60 } });
      const first = await get("/orders/7", token());
      assert.equal(first.headers.ratelimit, '"client";r=1;t=30');
      assert.equal((await get("/orders/7", token())).status, 200);
      const third = await get("/orders/7", token());
      assert.deepEqual([third.status, third.headers["retry-after"]], [429, "30"]);
      assert.equal((await get("/orders/7", token({ sub: "bob" }))).status, 200);
      clock.advance(30);
      assert.equal((await get("/orders/7", token())).status, 200);
    });

    it("turns a peer over the limit down before its token is looked at", async () => {
      await start({ peerRateLimit: { requests: 2, windowSeconds: 60 } });
      await get("/orders/7", "x.y.z");
      await get("/orders/7", "x.y.z");
      const third = await get("/orders/7", token());
      assert.deepEqual([third.status, third.headers["retry-after"]], [429, "30"]);
      const { reason, subject } = entries.at(-1) ?? {};
      assert.deepEqual([reason, subject], ["peer_rate_limited", null]);
    });

    it("records who asked for what by route, and how it was decided, once", async () => {
      await start();
      const { headers } = await get("/orders/7?secret=1", token(), { "x-request-id": "request-1" });
      assert.equal(headers["x-request-id"], "request-1");
      await lastEntry();
      assert.deepEqual(entries, [
        {
          time: "2030-01-01T00:00:00.000Z",
          service: "orders",
          event: "request",
          decision: "allow",
          reason: "authenticated",
          subject: "alice",
          peer: null,
          address: null,
          method: "GET",
          route: "/orders/:id",
          requestId: "request-1",
          traceId: null,
          status: 200,
          durationMs: 0,
        },
      ]);
    });

    it("tells strangers nothing about which routes exist, and callers what does not", async () => {
      await start();
      assert.equal((await get("/nothing")).status, 401);
      assert.equal((await send(application.port, { path: "/orders/7", method: "OPTIONS" })).status, 401);
      const { status } = await sendIgnoringBody("/nothing");
      assert.equal(status, 404);
      await eventually("an entry", () => entries.find(({ reason }) => reason === "answered_404"));
    });

    it("leaves errors of the application to the framework, and records them", async () => {
      await start();
      assert.equal((await sendIgnoringBody("/fails")).status, 500);
      const entry = await eventually("an entry", () => entries.find(({ status }) => status === 500));
      assert.deepEqual([entry.decision, entry.reason], ["deny", "answered_500"]);
    });

    it("goes on with the issuer's keys while the issuer is down, and answers 503 when there are none", async () => {
      const key = rsaKey("one");
      let isDown = true;
      await start({
        environment: { JWT_ISSUER: ISSUER, JWT_AUDIENCE: "orders", JWKS_URI: "https://login.example.com/jwks" },
        fetch: async () => (isDown ? new Response("", { status: 503 }) : Response.json(keySetOf(key))),
      });
      const ask = () => get("/orders/7", signedToken(claimsAt(clock.now()), key));
      const refused = await ask();
      assert.deepEqual([refused.status, refused.headers["retry-after"]], [503, "5"]);
      isDown = false;
      clock.advance(1);
      assert.equal((await ask()).status, 200);
      isDown = true;
      for (let hour = 0; hour < 3; hour++) {
        clock.advance(3600);
        assert.equal((await ask()).status, 200);
      }
      assert.deepEqual(events, ["token_keys_unavailable", "token_keys_recovered", "token_keys_unavailable"]);
    });

    /** Frameworks answer these with a page or with JSON. */
    async function sendIgnoringBody(path: string): Promise<{ status: number }> {
      const headers = { authorization: `Bearer ${token()}` };
      const response = await fetch(`http://127.0.0.1:${application.port}${path}`, { headers });
      await response.text();
      return response;
    }
  });
}
