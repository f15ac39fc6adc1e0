import assert from "node:assert/strict";
import { checkWholeNumber, parseQuantity } from "../../../components/workload/formats";

describe("Kubernetes formats", () => {
  it("reads quantities", () => {
    const read = ["2", "0.5", "250m", "1k", "128Mi", "1Gi", "1G"].map(parseQuantity);
    assert.deepEqual(read, [2, 0.5, 0.25, 1000, 134217728, 1073741824, 1e9]);
  });

  it("knows what is no quantity", () => {
    for (const text of ["", "Mi", "1 Gi", "-1", "1MB", "1gi"]) assert.equal(parseQuantity(text), undefined, text);
  });

  it("says the bounds of a whole number", () => {
    assert.deepEqual(checkWholeNumber("n", 1.5, 1), [
      { propertyPath: "n", reason: "1.5 is not valid; write a whole number of at least 1" },
    ]);
    assert.deepEqual(checkWholeNumber("n", 9, 1, 8), [
      { propertyPath: "n", reason: "9 is not valid; write a whole number from 1 to 8" },
    ]);
    assert.deepEqual(checkWholeNumber("n", 8, 1, 8), []);
  });
});
