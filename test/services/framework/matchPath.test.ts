import assert from "node:assert/strict";
import { matchPath } from "../../../services/framework";

describe("matchPath", () => {
  const rows: [string, string, Record<string, string> | undefined][] = [
    ["/orders", "/orders", {}],
    ["/orders/:id", "/orders/a-1", { id: "a-1" }],
    ["/a/:x/b/:y", "/a/1/b/2", { x: "1", y: "2" }],
    ["/orders", "/orders/", undefined],
    ["/orders/:id", "/orders/", undefined],
    ["/orders/:id", "/orders/a/b", undefined],
    ["/orders/:id", "/orders//a", undefined],
    ["/orders/:id", "/orders/..", undefined],
    ["/orders/:id", "/orders/.", undefined],
    ["/orders/:id", "/orders/a%2fb", undefined],
    ["/orders/:id", "/orders/%2e%2e", undefined],
    ["/orders/:id", "/orders/a;b", undefined],
    ["/orders/:id", `/orders/${"a".repeat(129)}`, undefined],
    ["/orders", "/ORDERS", undefined],
    ["/orders", "http://host/orders", undefined],
    ["/orders", "", undefined],
  ];
  for (const [pattern, path, expected] of rows) {
    it(`${expected ? "matches" : "does not match"} ${path.slice(0, 30)} with ${pattern}`, () =>
      assert.deepEqual(matchPath(pattern, path), expected));
  }
});
