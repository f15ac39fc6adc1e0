import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { shortHash, slug, text } from "../../../components/mesh/text";
import { registeredBy } from "../../support/mockedStack";

describe("text", () => {
  it("is plain where all parts are", () => {
    assert.equal(text`${"a"}.${"b"}!`, "a.b!");
  });

  it("waits for parts that are not known yet", async () => {
    await registeredBy(async () => {
      const value = pulumi.output(text`${"a"}.${pulumi.output("b")}`);
      assert.equal(await new Promise((resolve) => value.apply(resolve)), "a.b");
    });
  });
});

describe("shortHash and slug", () => {
  it("tell texts apart in few characters", () => {
    assert.match(shortHash("GET /charges"), /^[0-9a-f]{6}$/);
    assert.notEqual(shortHash("GET /charges"), shortHash("GET /charge"));
    assert.equal(slug("GET /charges/{*}/Refunds"), "get-charges-refunds");
  });
});
