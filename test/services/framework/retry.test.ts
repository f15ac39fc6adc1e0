import assert from "node:assert/strict";
import { backoffMs, isRepeatable, isTransient } from "../../../services/framework";

describe("repeating calls", () => {
  it("repeats what is idempotent, by method or by key", () => {
    assert.deepEqual(
      ["GET", "PUT", "DELETE", "POST", "PATCH"].map((method) => isRepeatable(method, undefined)),
      [true, true, true, false, false],
    );
    assert.equal(isRepeatable("POST", "key"), true);
  });

  it("takes another try for answers that may be different next time, unless told when to come back", () => {
    assert.deepEqual(
      [200, 201, 400, 403, 429, 500, 502, 503, 504].filter((status) => isTransient(status, undefined)),
      [502, 503, 504],
    );
    assert.equal(isTransient(503, "5"), false);
  });

  it("waits for longer each time, spread from nothing to a bound", () => {
    assert.deepEqual(
      [1, 2, 3, 10].map((repetition) => backoffMs(repetition, 1)),
      [50, 100, 200, 1000],
    );
    assert.equal(backoffMs(5, 0), 0);
  });
});
