import assert from "node:assert/strict";
import { measureMiddleware } from "../../bench/middleware";

describe("measureMiddleware", () => {
  it("gives a line for each framework and kind of token", async () => {
    const lines = ["HS256", "RS256"].flatMap((algorithm) =>
      ["Express 4", "Express 5", "Fastify 5", "the sample services"].map((what) => `${what} with ${algorithm} tokens`),
    );
    const pattern = /: \d+\.\d\d × the bare handler \(\d+ µs against \d+ µs\)$/;
    const measured = (await measureMiddleware(20)).split("\n");
    for (const line of measured) assert.match(line, pattern);
    assert.deepEqual(
      measured.map((line) => line.replace(pattern, "")),
      lines,
    );
  }).timeout(30_000);
});
