import assert from "node:assert/strict";
import { compareInTurn, median } from "../../bench/measure";

describe("median", () => {
  it("is the middle value, whatever the order", () => assert.equal(median([9, 1, 5]), 5));
  it("is the lower of two middle values", () => assert.equal(median([4, 1, 3, 2]), 2));
});

describe("compareInTurn", () => {
  it("runs both in turn", async () => {
    const order: string[] = [];
    const record = (name: string) => async () => order.push(name);
    await compareInTurn(record("first"), record("second"), 3);
    assert.deepEqual(order, ["first", "second", "first", "second", "first", "second"]);
  });
});
