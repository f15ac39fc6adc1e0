import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { exchangedToken, type TokenExchange } from "../../../services/client";
import { Refusal } from "../../../services/middleware/src";
import { authenticatedRequest } from "../support/authenticatedRequest";
import { type Application, listening } from "../support/frameworks";
import { TestClock } from "../support/testClock";
import { claimsAt, hmacToken } from "../support/tokens";

describe("exchangedToken", () => {
  const folder = mkdtempSync(join(tmpdir(), "exchange-"));
  const clientSecretFile = join(folder, "secret");
  after(() => rmSync(folder, { recursive: true }));

  let issuer: Application;
  let asked: { authorization: string | undefined; form: Record<string, string> }[];
  let answer: { status: number; body: object };
  let clock: TestClock;
  let exchange: TokenExchange;

  beforeEach(async () => {
    writeFileSync(clientSecretFile, "hush\n");
    [asked, clock] = [[], new TestClock()];
    answer = { status: 200, body: { access_token: "new", token_type: "Bearer", expires_in: 60 } };
    issuer = await listening(
      createServer(async (request, response) => {
        const form = Object.fromEntries(new URLSearchParams(await text(request)));
        asked.push({ authorization: request.headers.authorization, form });
        response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
      }),
    );
    const endpoint = new URL(`http://127.0.0.1:${issuer.port}/token`);
    exchange = { endpoint, audience: "payments", clientId: "orders", clientSecretFile };
  });
  afterEach(() => issuer.stop());

  const tokenOf = (subject: string): string => hmacToken(claimsAt(new Date(), { sub: subject }));
  const requestWith = (token: string) => authenticatedRequest({ authorization: `Bearer ${token}` });

  it("asks the issuer in the caller's name for a token for the other service", async () => {
    const own = tokenOf("alice");
    assert.equal(await exchangedToken(exchange, clock)(await requestWith(own)), "new");
    assert.deepEqual(asked, [
      {
        authorization: `Basic ${Buffer.from("orders:hush").toString("base64")}`,
        form: {
          grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
          subject_token: own,
          subject_token_type: "urn:ietf:params:oauth:token-type:access_token",
          audience: "payments",
        },
      },
    ]);
  });

  it("asks once for a caller's token while what it got is good, and for each caller's by itself", async () => {
    const token = exchangedToken(exchange, clock);
    const [alice, bob] = [await requestWith(tokenOf("alice")), await requestWith(tokenOf("bob"))];
    await token(alice);
    clock.advance(49);
    await token(alice);
    assert.equal(asked.length, 1);
    await token(bob);
    assert.equal(asked.length, 2);
    clock.advance(1);
    await token(alice);
    assert.equal(asked.length, 3, "not in its last ten seconds");
  });

  it("turns the request down if the issuer does not exchange its token, and says so in the log", async () => {
    answer = { status: 400, body: { error: "invalid_target" } };
    await assert.rejects(exchangedToken(exchange, clock)(await requestWith(tokenOf("alice"))), (error) => {
      assert.ok(error instanceof Refusal);
      return error.status === 403 && error.reason === "token_not_exchanged:invalid_target";
    });
  });

  for (const [what, status, body] of [
    ["does not know this service", 401, { error: "invalid_client" }],
    ["fails", 500, {}],
    ["answers no token", 200, { token_type: "Bearer" }],
  ] as const) {
    it(`does not blame the caller where the issuer ${what}`, async () => {
      answer = { status, body };
      await assert.rejects(
        exchangedToken(exchange, clock)(await requestWith(tokenOf("alice"))),
        (error) => !(error instanceof Refusal),
      );
    });
  }
});
