import assert from "node:assert/strict";
import * as fc from "fast-check";
import { TokenBuckets } from "../../../services/middleware/src/core/tokenBuckets";
import { TestClock } from "../support/testClock";

describe("TokenBuckets", () => {
  it("allows the whole quota at once and then as much as time gives back", () => {
    const clock = new TestClock();
    const buckets = new TokenBuckets({ requests: 3, windowSeconds: 30 }, clock);
    assert.deepEqual(
      [1, 2, 3, 4].map(() => buckets.take("a")),
      [
        { allowed: true, remaining: 2, resetSeconds: 10 },
        { allowed: true, remaining: 1, resetSeconds: 20 },
        { allowed: true, remaining: 0, resetSeconds: 30 },
        { allowed: false, remaining: 0, resetSeconds: 10 },
      ],
    );
    clock.advance(10);
    assert.equal(buckets.take("a").allowed, true);
    assert.equal(buckets.take("a").allowed, false);
  });

  it("never allows more in any stretch of time than the quota and what the stretch gives back", () => {
    const steps = fc.array(fc.nat({ max: 5_000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 60 }),
        steps,
        (requests, windowSeconds, gaps) => {
          const clock = new TestClock();
          const buckets = new TokenBuckets({ requests, windowSeconds }, clock);
          const allowedAt = gaps.flatMap((gap) => {
            clock.advance(gap / 1000);
            return buckets.take("a").allowed ? [clock.monotonic()] : [];
          });
          for (const [first, from] of allowedAt.entries()) {
            for (const [offset, to] of allowedAt.slice(first).entries()) {
              const earned = requests + ((to - from) / 1000) * (requests / windowSeconds);
              assert.ok(offset + 1 <= earned + 1e-6, `${offset + 1} requests in ${to - from} ms`);
            }
          }
        },
      ),
    );
  });

  it("allows the client that waits as long as it was told, however often it asked meanwhile", () => {
    const quota = fc.integer({ min: 1, max: 50 });
    const window = fc.integer({ min: 1, max: 3_600 });
    fc.assert(
      fc.property(quota, window, fc.nat({ max: 20 }), (requests, windowSeconds, impatience) => {
        const clock = new TestClock();
        const buckets = new TokenBuckets({ requests, windowSeconds }, clock);
        for (let i = 0; i < requests; i++) buckets.take("a");
        const { allowed, resetSeconds } = buckets.take("a");
        assert.equal(allowed, false);
        const interval = 0.9 * (windowSeconds / requests);
        for (let i = 0; i < impatience; i++) {
          clock.advance(interval / impatience);
          assert.equal(buckets.take("a").allowed, false);
        }
        clock.advance(resetSeconds - (impatience === 0 ? 0 : interval));
        assert.equal(buckets.take("a").allowed, true);
      }),
      { numRuns: 500 },
    );
  });

  it("remembers no more clients than it may, and those that ask most recently", () => {
    const buckets = new TokenBuckets({ requests: 1, windowSeconds: 60 }, new TestClock(), 3);
    buckets.take("busy");
    for (const client of ["a", "b", "c", "d", "e"]) {
      buckets.take(client);
      assert.equal(buckets.take("busy").allowed, false, "a client in use is not forgotten");
    }
    assert.equal(buckets.size, 3);
  });
});
