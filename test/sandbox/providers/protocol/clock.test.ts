import assert from "node:assert/strict";
import { currentTime } from "../../../../sandbox/providers/protocol";

describe("the time that stand-ins go by", () => {
  it("is the machine's unless the environment names another", () => {
    const before = Date.now();
    for (const environment of [{}, { SANDBOX_TIME: "" }]) {
      const time = currentTime(environment).getTime();
      assert.ok(time >= before && time <= Date.now());
    }
    const { SANDBOX_TIME } = { SANDBOX_TIME: "2027-03-01T00:00:00.000Z" };
    assert.equal(currentTime({ SANDBOX_TIME }).toISOString(), SANDBOX_TIME);
  });

  it("is refused if it is none", () => {
    assert.throws(() => currentTime({ SANDBOX_TIME: "in May" }), {
      message: 'SANDBOX_TIME is "in May"; write a time such as 2027-03-01T00:00:00Z',
    });
  });
});
