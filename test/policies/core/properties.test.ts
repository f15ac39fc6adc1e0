import assert from "node:assert/strict";
import { checkEach, isGiven, json, jsonList, texts, typeMatcher } from "../../../policies/core";

describe("reading properties", () => {
  for (const [value, given] of [
    ["text", true],
    [false, true],
    [0, true],
    [{}, true],
    [["one"], true],
    ["", false],
    [null, false],
    [undefined, false],
    [[], false],
  ] as const) {
    it(`${JSON.stringify(value)} ${given ? "was given" : "was not"}`, () => {
      assert.equal(isGiven({ property: value }, "property"), given);
    });
  }

  it("a property that is not there was not given", () => assert.equal(isGiven({}, "toString"), false));

  it("JSON may be text or an object, and nothing else counts", () => {
    assert.deepEqual(json('{"a":1}'), { a: 1 });
    assert.deepEqual(json({ a: 1 }), { a: 1 });
    for (const neither of ["[1]", "{", 1, undefined]) assert.deepEqual(json(neither), {});
    assert.deepEqual(jsonList("[1]"), [1]);
    assert.deepEqual(jsonList('{"a":1}'), []);
  });

  it("one text counts as a list of one", () => {
    assert.deepEqual(texts("s3:GetObject"), ["s3:GetObject"]);
    assert.deepEqual(texts(["a", 1, "b"]), ["a", "b"]);
    assert.deepEqual(texts(undefined), []);
  });
});

describe("patterns of types", () => {
  const matches = typeMatcher(["aws:kms/key:Key", "kubernetes:apps/*:Deployment"]);

  it("stand for themselves", () => assert.ok(matches("aws:kms/key:Key")));
  it("stand for any version", () => assert.ok(matches("kubernetes:apps/v1:Deployment")));
  it("stand for no more than that", () => {
    for (const type of ["aws:kms/key:KeyPolicy", "my-aws:kms/key:Key", "kubernetes:apps/v1:x:Deployment"]) {
      assert.equal(matches(type), false, type);
    }
  });
});

describe("judging each", () => {
  it("goes on after one that cannot be judged, and then says so", () => {
    const judged: number[] = [];
    assert.throws(
      () =>
        checkEach([1, 2, 3], (item) => {
          if (item === 2) throw new Error("two is not known");
          judged.push(item);
        }),
      /two is not known/,
    );
    assert.deepEqual(judged, [1, 3]);
  });
});
