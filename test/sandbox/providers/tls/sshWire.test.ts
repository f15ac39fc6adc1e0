import assert from "node:assert/strict";
import { mpint, SshReader } from "../../../../sandbox/providers/tls/sshWire";

describe("integers in SSH", () => {
  // The examples of RFC 4251 section 5 that are not negative.
  const examples = {
    "00": "00000000",
    "09a378f9b2e332a7": "0000000809a378f9b2e332a7",
    "80": "000000020080",
  };
  for (const [magnitude, wire] of Object.entries(examples)) {
    it(`write ${magnitude} as ${wire}, and read it back`, () => {
      assert.equal(mpint(Buffer.from(magnitude, "hex")).toString("hex"), wire);
      const read = new SshReader(Buffer.from(wire, "hex")).mpint();
      assert.equal(BigInt(`0x0${read.toString("hex")}`), BigInt(`0x${magnitude}`));
      assert.notEqual(read[0], 0);
    });
  }

  it("end too early with an error", () => {
    assert.throws(() => new SshReader(Buffer.from("00000002ff", "hex")).mpint(), RangeError);
  });
});
