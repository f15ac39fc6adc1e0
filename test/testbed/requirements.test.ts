import assert from "node:assert/strict";
import { missingRequirements, skipUnlessPossible } from "./requirements";

describe("testbed: requirements", () => {
  const { PATH, CI } = process.env;
  afterEach(() => {
    process.env.PATH = PATH;
    if (CI === undefined) delete process.env.CI;
    else process.env.CI = CI;
  });

  it("names every command that is missing and how to get it", () => {
    process.env.PATH = "/nowhere";
    const missing = missingRequirements().join("\n");
    for (const command of ["go", "pip", "openssl", "ip", "iptables", "setpriv"]) {
      assert.match(missing, new RegExp(`^${command}, to .*: install `, "m"));
    }
    assert.doesNotMatch(missingRequirements({ network: false }).join("\n"), /^ip/m);
  });

  it("fails in CI, where nobody would notice a skipped test", function () {
    process.env.CI = "true";
    assert.throws(() => skipUnlessPossible(this, ["root, to make network namespaces"]), /the testbed needs:\n {2}root/);
    skipUnlessPossible(this, []);
  });
});
