import assert from "node:assert/strict";
import { coveredTypes, formOf } from "../../../../sandbox/providers/aws/table";
import { sdkShape } from "./sdkShape";

const topOf = (path: string) => path.split(".")[0] ?? "";

describe("the table of AWS resource types", () => {
  for (const type of coveredTypes()) {
    it(`agrees with the SDK about ${type}`, () => {
      const form = formOf(type);
      const sdk = sdkShape(type);
      const isInput = (path: string) => sdk.inputs.has(topOf(path));

      const formed = Object.keys(form.outputs ?? {});
      assert.deepEqual(
        formed.filter((path) => !isInput(path) && !sdk.outputs.has(path)),
        [],
        "formed, but unknown to the SDK",
      );
      assert.deepEqual(
        [...sdk.outputs].filter((output) => output !== "tagsAll" && !formed.includes(output)),
        [],
        "outputs of the SDK that nothing forms",
      );

      const { autoname, defaults = {}, replaces = [], secrets = [] } = form;
      const asInputs = [...replaces, ...Object.keys(defaults), ...(autoname ? [autoname.property] : [])];
      assert.deepEqual(
        asInputs.filter((path) => !isInput(path)),
        [],
        "inputs that the SDK does not know",
      );
      assert.deepEqual(new Set(replaces).size, replaces.length, "replaces on something twice");

      assert.equal(form.tagged ?? false, sdk.outputs.has("tagsAll") || sdk.inputs.has("tagsAll"), "tagged");
      assert.equal(form.global ?? false, !sdk.inputs.has("region"), "global");
      assert.deepEqual(
        [...secrets].sort(),
        [...sdk.secrets].filter((secret) => sdk.outputs.has(secret)).sort(),
        "secret outputs",
      );
      // Every input called `name` is generated, but for that of a DNS record.
      if (sdk.inputs.has("name") && type !== "aws:route53/record:Record") assert.equal(autoname?.property, "name");
    });
  }
});
