import assert from "node:assert/strict";
import { checkPath, overlap, type PathPattern, parsePath } from "../../../../components/mesh/rules/pathPattern";

function pattern(path: string): PathPattern {
  const parsed = parsePath(path);
  if ("mistake" in parsed) throw new Error(`${path}: ${parsed.mistake}`);
  return parsed;
}

describe("parsePath", () => {
  it("knows the five forms of a path", () => {
    assert.deepEqual(pattern("/*"), { form: "everything" });
    assert.deepEqual(pattern("/"), { form: "exact", path: "/" });
    assert.deepEqual(pattern("/charges/"), { form: "exact", path: "/charges/" });
    assert.deepEqual(pattern("/charges/*"), { form: "below", prefix: "/charges/" });
    assert.deepEqual(pattern("/charges/{*}/refunds"), { form: "template", segments: ["charges", "{*}", "refunds"] });
    assert.deepEqual(pattern("*.pdf"), { form: "ending", suffix: ".pdf" });
  });

  for (const [path, advice] of [
    ["", /begin with a slash/],
    ["charges", /begin with a slash: "\/charges"/],
    ["*", /write "\/\*"/],
    ["/charges*", /whole last segment/],
    ["/charges/*/refunds", /"\{\*\}" for any one segment/],
    ["/charges/{id}", /neither mesh takes names/],
    ["/charges/{**}", /"\{\*\}" as a whole segment/],
    ["/charges/{*}/*", /"\{\*\}" as a whole segment/],
    ["/a=b/{*}", /leave "=" out/],
    ["/charges?all=1", /leave the query out/],
    ["/charges/../admin", /"\." and "\.\." segments/],
    ["/charges/%2e%2e/admin", /without percent-encoding/],
    ["/charges//1", /non-empty segments/],
    ["/charges /1", /non-empty segments/],
    ["*.p*f", /only one "\*"/],
  ] as const) {
    it(`refuses "${path}" and says what to write`, () => {
      const [problem] = checkPath("paths[0]", path, "istio");
      assert.match(problem?.reason ?? "", advice);
    });
  }

  it("refuses endings in Linkerd only", () => {
    assert.deepEqual(checkPath("paths[0]", "*.pdf", "istio"), []);
    assert.match(checkPath("paths[0]", "*.pdf", "linkerd")[0]?.reason ?? "", /Write the paths out/);
  });
});

describe("overlap", () => {
  for (const [one, other, expected] of [
    ["/a", "/a", true],
    ["/a", "/b", false],
    ["/a", "/a/", false],
    ["/a/*", "/a", false],
    ["/a/*", "/a/", true],
    ["/a/*", "/a/b/c", true],
    ["/a/*", "/b/*", false],
    ["/a/*", "/a/b/*", true],
    ["/a/{*}", "/a/b", true],
    ["/a/{*}", "/a/", false],
    ["/a/{*}", "/a/b/c", false],
    ["/a/{*}", "/{*}/b", true],
    ["/a/{*}/c", "/a/*", true],
    ["/*", "/", true],
    ["/*", "/a/{*}", true],
  ] as const) {
    it(`says that "${one}" and "${other}" ${expected ? "share" : "do not share"} a path`, () => {
      assert.equal(overlap(pattern(one), pattern(other)), expected);
      assert.equal(overlap(pattern(other), pattern(one)), expected);
    });
  }
});
