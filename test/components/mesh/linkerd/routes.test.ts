import assert from "node:assert/strict";
import type { CallRule } from "../../../../components/mesh";
import {
  type AuthorizedRoute,
  admitToRoutes,
  checkRoutes,
  probeCaller,
  probeRoutes,
} from "../../../../components/mesh/linkerd/routes";

function admitted(...calls: readonly (readonly [string, CallRule])[]): readonly AuthorizedRoute[] {
  return calls.reduce<readonly AuthorizedRoute[]>(
    (routes, [caller, rule]) => admitToRoutes(routes, caller, rule).routes,
    [],
  );
}

function callersOf(routes: readonly AuthorizedRoute[], method: string, path: string): readonly string[] | undefined {
  return routes.find((route) => route.method === method && route.path === path)?.callers;
}

const get = (...paths: string[]): CallRule => ({ methods: ["GET"], paths });

describe("admitToRoutes", () => {
  it("opens one route per method and path, once", () => {
    const change = admitToRoutes([], "orders", { methods: ["GET", "POST"], paths: ["/a", "/b", "/a"] });
    assert.equal(change.opened.length, 4);
    assert.equal(change.admitted.length, 4);
  });

  it("puts a second caller of the same pattern on the same route", () => {
    const first = admitToRoutes([], "orders", get("/a"));
    const second = admitToRoutes(first.routes, "refunds", get("/a"));
    assert.equal(second.opened.length, 0);
    assert.deepEqual(
      second.admitted.map(({ caller }) => caller),
      ["refunds"],
    );
  });

  it("admits a caller of every path on narrower routes, whichever came first", () => {
    const narrowFirst = admitted(["orders", get("/a")], ["admin", get("/*")]);
    assert.deepEqual(callersOf(narrowFirst, "GET", "/a"), ["orders", "admin"]);
    const wideFirst = admitted(["admin", get("/*")], ["orders", get("/a")]);
    assert.deepEqual(callersOf(wideFirst, "GET", "/a")?.toSorted(), ["admin", "orders"]);
    assert.deepEqual(callersOf(wideFirst, "GET", "/*"), ["admin"]);
  });

  it("keeps methods apart", () => {
    const routes = admitted(["admin", { methods: ["DELETE"], paths: ["/*"] }], ["orders", get("/a")]);
    assert.deepEqual(callersOf(routes, "GET", "/a"), ["orders"]);
  });
});

describe("checkRoutes", () => {
  it("refuses patterns between which Linkerd would choose by age", () => {
    const routes = admitted(["orders", get("/a/*")]);
    const [problem, ...others] = checkRoutes(routes, "refunds", get("/b", "/a/c"));
    assert.equal(others.length, 0);
    assert.equal(problem?.propertyPath, "paths[1]");
    assert.match(problem?.reason ?? "", /"\/a\/c" and "\/a\/\*" can match the same GET request/);
    assert.match(problem?.reason ?? "", /Give callers the same pattern/);
  });

  it("accepts them for one and the same caller", () => {
    assert.deepEqual(checkRoutes(admitted(["orders", get("/a/*")]), "orders", get("/a/c")), []);
  });

  it("accepts them for different methods", () => {
    const routes = admitted(["orders", { methods: ["POST"], paths: ["/a/*"] }]);
    assert.deepEqual(checkRoutes(routes, "refunds", get("/a/c")), []);
  });

  it('accepts "/*" over anything but "/" alone', () => {
    assert.deepEqual(checkRoutes(admitted(["orders", get("/a/*")]), "admin", get("/*")), []);
    assert.equal(checkRoutes(admitted(["orders", get("/")]), "admin", get("/*")).length, 1);
  });

  it("counts the kubelet as a caller of the health paths", () => {
    const routes = probeRoutes(["/healthz"]);
    assert.deepEqual(routes[0]?.callers, [probeCaller]);
    assert.equal(checkRoutes(routes, "orders", get("/{*}")).length, 1);
    assert.deepEqual(checkRoutes(routes, "orders", get("/healthz")), []);
  });
});
