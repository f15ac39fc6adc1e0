import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { applyTransform } from "../../../components/core";
import { registeredBy } from "../../support/mockedStack";

interface Args {
  readonly name: string;
  readonly nested: { readonly keep: boolean; readonly change: number };
  readonly list: readonly string[];
}

const args: Args = { name: "a", nested: { keep: true, change: 1 }, list: ["x", "y"] };

describe("applyTransform", () => {
  it("merges nested properties and leaves their siblings alone", () => {
    assert.deepEqual(applyTransform(args, { nested: { change: 2 } }).nested, { keep: true, change: 2 });
  });

  it("copes with properties that are undefined or null", () => {
    const given: { kept?: string; changed?: string | null } = { kept: undefined, changed: null };
    assert.deepEqual(applyTransform(given, { changed: "now" }), { kept: undefined, changed: "now" });
  });

  it("replaces lists", () => {
    assert.deepEqual(applyTransform(args, { list: ["z"] }).list, ["z"]);
  });

  it("does not change the arguments it was given", () => {
    applyTransform(args, { nested: { change: 2 } });
    assert.equal(args.nested.change, 1);
  });

  it("hands the arguments to a function", () => {
    assert.equal(applyTransform(args, (given) => ({ ...given, name: `${given.name}b` })).name, "ab");
  });

  it("takes an output as one value", async () => {
    await registeredBy(() => {
      const output = pulumi.output("later");
      const merged = applyTransform<{ value: pulumi.Input<string> }>({ value: "now" }, { value: output });
      assert.equal(merged.value, output);
    });
  });
});
