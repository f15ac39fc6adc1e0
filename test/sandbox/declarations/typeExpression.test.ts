import assert from "node:assert/strict";
import { readType } from "../../../sandbox/declarations/typeExpression";

describe("types in an SDK's declarations", () => {
  const read: [string, ReturnType<typeof readType>][] = [
    ["pulumi.Output<string>", { type: { kind: "text" }, optional: false }],
    ["pulumi.Output<number | undefined>", { type: { kind: "number" }, optional: true }],
    ["boolean", { type: { kind: "flag" }, optional: false }],
    ["string[]", { type: { kind: "list", of: { kind: "text" } }, optional: false }],
    [
      "pulumi.Output<outputs.ec2.GetAmiFilter[] | undefined>",
      { type: { kind: "list", of: { kind: "object", path: "ec2.GetAmiFilter" } }, optional: true },
    ],
    [
      "pulumi.Output<{\n        [key: string]: string;\n    } | undefined>",
      { type: { kind: "map", of: { kind: "text" } }, optional: true },
    ],
    ['"a" | "b"', { type: { kind: "text" }, optional: false }],
    ["pulumi.Input<string | enums.s3.CannedAcl>", { type: { kind: "text" }, optional: false }],
    ["(string | undefined)[]", { type: { kind: "list", of: { kind: "text" } }, optional: false }],
    ["pulumi.Output<pulumi.asset.Archive | undefined>", { type: { kind: "anything" }, optional: true }],
    ["any", { type: { kind: "anything" }, optional: false }],
  ];
  for (const [expression, expected] of read) {
    it(`reads ${expression.replace(/\s+/g, " ")}`, () => assert.deepEqual(readType(expression), expected));
  }
});
