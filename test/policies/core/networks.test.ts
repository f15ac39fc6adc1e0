import assert from "node:assert/strict";
import { isInternet } from "../../../policies/core";

describe("a range of addresses", () => {
  for (const range of [
    "0.0.0.0/0",
    "::/0",
    "0:0:0:0:0:0:0:0/0",
    "0.0.0.0/1",
    "128.0.0.0/1",
    "64.0.0.0/7",
    "2000::/3",
  ]) {
    it(`${range} is the internet`, () => assert.equal(isInternet(range), true));
  }
  for (const range of ["10.0.0.0/8", "203.0.113.7/32", "fc00::/7", "fd00::/8", "2001:db8::/32", "0.0.0.0", "*", ""]) {
    it(`${range || "an empty one"} is not`, () => assert.equal(isInternet(range), false));
  }
});
