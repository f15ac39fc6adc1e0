import assert from "node:assert/strict";
import { inspect } from "node:util";
import { Caller } from "../../../services/middleware/src/core/caller";
import { maskTokens, operationalLog } from "../../../services/middleware/src/core/operationalLog";
import { claimsAt, hmacToken } from "../support/tokens";

describe("operationalLog", () => {
  const token = hmacToken(claimsAt(new Date(0)));

  it("masks tokens wherever they are", () => {
    const lines: string[] = [];
    operationalLog("orders", (line) => lines.push(line))("failed", { error: `refused "Bearer ${token}", sorry` });
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.includes(token.slice(0, 20)), false);
    assert.match(lines[0] ?? "", /"service":"orders","event":"failed","error":"refused \\"Bearer \[token\]\\", sorry"/);
  });

  it("masks all five parts of an encrypted token", () => {
    assert.equal(maskTokens("a eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVydGV4dA.dGFn b"), "a [token] b");
  });

  it("leaves other text alone", () => assert.equal(maskTokens("orders.shop.svc 10.0.0.1"), "orders.shop.svc 10.0.0.1"));

  it("does not come by a token through a caller that is logged", () => {
    const caller = new Caller("alice", {}, token);
    assert.equal(`${JSON.stringify(caller)} ${inspect(caller, { showHidden: true, depth: 9 })}`.includes(token), false);
    assert.equal(caller.bearerToken(), token);
  });
});
