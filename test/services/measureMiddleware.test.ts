import assert from "node:assert/strict";
import { measureMiddleware } from "../../bench/middleware";

describe("measureMiddleware", () => {
  it("gives a line for each kind of token", async () => {
    const line = (algorithm: string): string =>
      `middleware with ${algorithm} tokens: \\d+\\.\\d\\d × the bare handler \\(\\d+ µs against \\d+ µs\\)`;
    assert.match(await measureMiddleware(20), new RegExp(`^${line("HS256")}\n${line("RS256")}$`));
  });
});
