import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { ServedProvider } from "../logical/servedProvider";
import { PRIVATE_KEY, SELF_SIGNED } from "./authority";

describe("the tls plugin", function () {
  this.timeout(60_000);
  let served: ServedProvider;
  before(async () => {
    served = await ServedProvider.start("tls");
  });
  after(() => served.stop());

  it("checks and creates keys and certificates over gRPC", async () => {
    const { inputs } = await served.check(PRIVATE_KEY, { algorithm: "ED25519" });
    assert.deepEqual(inputs, { algorithm: "ED25519" });
    const key = await served.create(PRIVATE_KEY, inputs);
    const { privateKeyPem } = key.outputs;
    assert.ok(typeof privateKeyPem === "object" && privateKeyPem !== null && "value" in privateKeyPem, "a secret");
    const wanted = {
      privateKeyPem: String(privateKeyPem.value),
      allowedUses: ["server_auth"],
      validityPeriodHours: 24,
    };
    const checked = await served.check(SELF_SIGNED, { ...wanted, dnsNames: ["orders.example.com"] });
    assert.deepEqual(checked.failures, []);
    const { id, outputs } = await served.create(SELF_SIGNED, checked.inputs);
    const certificate = new X509Certificate(String(outputs.certPem));
    assert.equal(certificate.checkHost("orders.example.com"), "orders.example.com");
    assert.equal(id, BigInt(`0x${certificate.serialNumber}`).toString());
  });

  it("passes failures on, and refuses what it has not", async () => {
    const { failures } = await served.check(PRIVATE_KEY, { algorithm: "DSA" });
    assert.deepEqual(failures, [{ property: "algorithm", reason: '"DSA" is not valid; write RSA, ECDSA, ED25519' }]);
    await assert.rejects(served.check("tls:index/other:Other", {}), /does not cover tls:index\/other:Other/);
  });
});
