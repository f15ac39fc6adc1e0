import assert from "node:assert/strict";
import { type Application, FRAMEWORKS } from "../support/frameworks";
import { send } from "../support/httpClient";
import { TestClock } from "../support/testClock";
import { ISSUER } from "../support/tokens";
import { HOSTILE_TOKENS, TOKEN_KEYS } from "./hostileTokens";

type Kind = keyof typeof TOKEN_KEYS;

for (const [framework, start] of Object.entries(FRAMEWORKS)) {
  describe(`tokens sent to ${framework}`, () => {
    const applications = new Map<Kind, Application>();
    const recorded: [string, string, number | null][] = [];

    before(async () => {
      for (const kind of ["public keys", "a secret"] as const) {
        const protection = {
          tokens: { keys: TOKEN_KEYS[kind], issuer: ISSUER, audiences: ["orders"] },
          environment: {},
          peers: { source: "istio", allowed: [] },
          peerRateLimit: { requests: 1000, windowSeconds: 60 },
          rateLimit: { requests: 1000, windowSeconds: 60 },
          clock: new TestClock(),
          record: ({ decision, reason, status }) => recorded.push([decision, reason, status]),
          log: () => {},
          fetch: () => Promise.reject(new Error("nothing is to be fetched")),
        } satisfies Parameters<typeof start>[0];
        applications.set(kind, await start(protection));
      }
    });
    beforeEach(() => recorded.splice(0));
    after(async () => {
      for (const application of applications.values()) await application.stop();
    });

    for (const { what, keys, authorization, status, reason } of HOSTILE_TOKENS) {
      it(`with ${keys}: ${what} is answered ${status}`, async () => {
        const headers: Record<string, string[]> = authorization.length > 0 ? { authorization: [...authorization] } : {};
        const answer = await send(applications.get(keys)?.port ?? 0, { path: "/orders/1", headers });
        assert.equal(answer.status, status, answer.text);
        assert.deepEqual(recorded, [[status === 200 ? "allow" : "deny", reason, status]]);
        for (const value of authorization) {
          const token = value.split(" ")[1] ?? "";
          assert.ok(token.length < 8 || !answer.text.includes(token), "the token was sent back");
        }
      });
    }
  });
}
