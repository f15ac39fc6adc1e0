import assert from "node:assert/strict";
import { selects, selectsAll } from "../../../policies/kubernetes/_helpers";

const labels = { app: "orders", tier: "backend" };

describe("a label selector", () => {
  for (const [selector, selected] of [
    [{}, true],
    [{ matchLabels: { app: "orders" } }, true],
    [{ matchLabels: { app: "orders", tier: "frontend" } }, false],
    [{ matchExpressions: [{ key: "app", operator: "In", values: ["orders"] }] }, true],
    [{ matchExpressions: [{ key: "app", operator: "In", values: ["payments"] }] }, false],
    [{ matchExpressions: [{ key: "app", operator: "NotIn", values: ["payments"] }] }, true],
    [{ matchExpressions: [{ key: "zone", operator: "NotIn", values: ["a"] }] }, true],
    [{ matchExpressions: [{ key: "app", operator: "NotIn", values: ["orders"] }] }, false],
    [{ matchExpressions: [{ key: "app", operator: "Exists" }] }, true],
    [{ matchExpressions: [{ key: "zone", operator: "Exists" }] }, false],
    [{ matchExpressions: [{ key: "zone", operator: "DoesNotExist" }] }, true],
    [{ matchExpressions: [{ key: "app", operator: "DoesNotExist" }] }, false],
    [{ matchExpressions: [{ key: "app", operator: "Like", values: ["orders"] }] }, false],
    [{ matchLabels: { app: "orders" }, matchExpressions: [{ key: "zone", operator: "Exists" }] }, false],
  ] as const) {
    it(`${JSON.stringify(selector)} ${selected ? "selects" : "does not select"} them`, () => {
      assert.equal(selects(selector, labels), selected);
    });
  }

  it("selects everything if it asks for nothing", () => {
    assert.equal(selectsAll({}), true);
    assert.equal(selectsAll({ matchLabels: {}, matchExpressions: [] }), true);
    assert.equal(selectsAll({ matchLabels: { app: "orders" } }), false);
    assert.equal(selectsAll({ matchExpressions: [{ key: "app", operator: "Exists" }] }), false);
  });
});
