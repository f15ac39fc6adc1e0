import assert from "node:assert/strict";
import { belowLimit, seededSource, shuffled } from "../../../../sandbox/providers/random/source";

describe("random sources", () => {
  it("draw again what would make low results likelier", () => {
    const cutoff = 2 ** 48 - (2 ** 48 % 10);
    const numbers = [2 ** 48 - 1, cutoff, cutoff - 1];
    assert.equal(
      belowLimit(10, () => numbers.shift() ?? 0),
      9,
    );
    assert.deepEqual(numbers, []);
  });

  it("go on differently with each draw from a seed", () => {
    const source = seededSource("s");
    const drawn = new Set(Array.from({ length: 100 }, () => source(2 ** 40)));
    assert.equal(drawn.size, 100);
  });

  it("put every permutation in reach, about equally often", () => {
    const source = seededSource("permutations");
    const counts = new Map<string, number>();
    for (let round = 0; round < 6000; round++) {
      const order = shuffled(["a", "b", "c"], source).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    assert.equal(counts.size, 6);
    for (const count of counts.values()) assert.ok(count > 850 && count < 1150, `${count} of 6000`);
  });
});
