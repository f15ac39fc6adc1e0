import assert from "node:assert/strict";
import { measureMemory } from "../../bench/memory";
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

describe("measureMemory", () => {
  it("says how much there was early and late", async () => {
    const pattern = /^memory: \d+ MB of heap after 5 clients with tokens of their own, \d+ MB after 50$/;
    assert.match(await measureMemory(50), pattern);
  }).timeout(30_000);
});
