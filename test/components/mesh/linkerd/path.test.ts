import assert from "node:assert/strict";
import { linkerdPathMatch } from "../../../../components/mesh/linkerd/path";
import { parsePath } from "../../../../components/mesh/rules/pathPattern";

function matches(pattern: string, path: string): boolean {
  const parsed = parsePath(pattern);
  if ("mistake" in parsed) throw new Error(parsed.mistake);
  const { type, value } = linkerdPathMatch(parsed);
  assert.equal(type, "RegularExpression");
  return new RegExp(`^(?:${value})$`).test(path);
}

describe("linkerdPathMatch", () => {
  it("compares whole paths exactly, and everything by prefix", () => {
    assert.deepEqual(linkerdPathMatch({ form: "exact", path: "/charges" }), { type: "Exact", value: "/charges" });
    assert.deepEqual(linkerdPathMatch({ form: "everything" }), { type: "PathPrefix", value: "/" });
  });

  it("matches below a prefix, not the prefix itself", () => {
    for (const path of [
      "/charges/",
      "/charges/1",
      "/charges/1/refunds",
      "/charges/a.b",
      "/charges/..a",
      "/charges/%20",
    ]) {
      assert.equal(matches("/charges/*", path), true, path);
    }
    for (const path of ["/charges", "/chargesx/1", "/other/charges/1"]) {
      assert.equal(matches("/charges/*", path), false, path);
    }
  });

  it("matches one segment in the place of {*}", () => {
    assert.equal(matches("/charges/{*}/refunds", "/charges/7.1/refunds"), true);
    for (const path of ["/charges//refunds", "/charges/7/8/refunds", "/charges/7/refunds/", "/charges/7"]) {
      assert.equal(matches("/charges/{*}/refunds", path), false, path);
    }
  });

  it("takes the characters of a path as they are", () => {
    assert.equal(matches("/v1.0/*", "/v1x0/a"), false);
    assert.equal(matches("/a+(b)$/*", "/a+(b)$/c"), true);
  });

  it("lets no dot segment slip past a rule, however it is written", () => {
    for (const dots of ["..", ".", "%2e%2e", "%2E.", ".%2e", "%2e"]) {
      for (const path of [`/charges/${dots}/admin`, `/charges/${dots}`, `/charges/1/${dots}/../admin`]) {
        assert.equal(matches("/charges/*", path), false, path);
      }
      assert.equal(matches("/charges/{*}", `/charges/${dots}`), false, dots);
    }
  });

  it("lets no slash slip past a rule that a service might decode later", () => {
    for (const slash of ["%2F", "%2f", "%5C", "%5c", "\\"]) {
      for (const path of [`/charges/..${slash}admin`, `/charges/%2e%2e${slash}admin`, `/charges/1${slash}refunds`]) {
        assert.equal(matches("/charges/*", path), false, path);
        assert.equal(matches("/charges/{*}", path), false, path);
      }
    }
    for (const path of ["/charges/%25", "/charges/%5B1", "/charges/%2A", "/charges/%2520"]) {
      assert.equal(matches("/charges/*", path), true, path);
    }
  });
});
