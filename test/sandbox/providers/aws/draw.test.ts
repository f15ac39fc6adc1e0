import assert from "node:assert/strict";
import { drawText, realDraw } from "../../../../sandbox/providers/aws/draw";
import { countingDraw } from "./making";

describe("drawText", () => {
  for (const [name, expected] of [
    ["hex:17", "0123456789abcdef0"],
    ["HEX:17", "0123456789ABCDEF0"],
    ["digits:11", "01234567890"],
    ["lower:12", "0123456789ab"],
    ["upper:12", "0123456789AB"],
    ["mixed:38", "0123456789abcdefghijklmnopqrstuvwxyzAB"],
    ["base32:28", "ABCDEFGHIJKLMNOPQRSTUVWXYZ23"],
    ["uuid", "01234567-89ab-4cde-b012-3456789abcde"],
    ["now", "2026-02-03T04:05:06Z"],
    ["stamp", "20260203040506789001234567"],
  ] as const) {
    it(`draws ${name}`, () => assert.equal(drawText(name, countingDraw()), expected));
  }

  it("draws nothing for a name that is no draw", () => {
    assert.equal(drawText("arn", countingDraw()), undefined);
    assert.equal(drawText("vpcConfig.vpcId", countingDraw()), undefined);
  });

  it("is different every time in earnest", () => {
    assert.equal(new Set(Array.from({ length: 100 }, () => drawText("uuid", realDraw))).size, 100);
  });
});
