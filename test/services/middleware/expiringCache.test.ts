import assert from "node:assert/strict";
import { ExpiringCache } from "../../../services/middleware/src/core/expiringCache";
import { TestClock } from "../support/testClock";

describe("ExpiringCache", () => {
  let clock: TestClock;
  let cache: ExpiringCache<string>;
  beforeEach(() => {
    clock = new TestClock();
    cache = new ExpiringCache(clock, 2);
  });

  it("knows what it was told for as long as it was told", () => {
    cache.set("a", "alice", 10);
    clock.advance(9);
    assert.equal(cache.get("a"), "alice");
    assert.equal(cache.get("b"), undefined);
    clock.advance(1);
    assert.equal(cache.get("a"), undefined);
    assert.equal(cache.size, 0);
  });

  it("is never told what is over already", () => {
    cache.set("a", "alice", 0);
    cache.set("b", "bob", -5);
    assert.equal(cache.size, 0);
  });

  it("forgets, over its bound, what was asked for longest ago", () => {
    cache.set("a", "alice", 10);
    cache.set("b", "bob", 10);
    cache.get("a");
    cache.set("c", "carol", 10);
    assert.deepEqual(
      ["a", "b", "c"].map((token) => cache.get(token)),
      ["alice", undefined, "carol"],
    );
    for (let token = 0; token < 1000; token++) cache.set(String(token), "x", 10);
    assert.equal(cache.size, 2);
  });
});
