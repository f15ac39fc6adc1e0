import assert from "node:assert/strict";
import { AccessTokenSecret } from "../../../components/credentials";
import { registeredBy, theOnly } from "../../support/mockedStack";

describe("AccessTokenSecret", () => {
  it("is long enough for HS256", async () => {
    const resources = await registeredBy(() => new AccessTokenSecret("tokens"));
    const { length, special } = theOnly(resources, "random:index/randomPassword:RandomPassword").inputs;
    assert.equal(special, false);
    assert.ok(Number(length) * Math.log2(62) >= 256);
  });

  it("is put into each namespace that shares it, and is the same in all", async () => {
    const resources = await registeredBy(
      () => {
        const tokens = new AccessTokenSecret("tokens");
        tokens.shareWith("orders", "orders");
        tokens.shareWith("payments", "payments");
      },
      { "random:index/randomPassword:RandomPassword": () => ({ result: "generated" }) },
    );
    const secrets = resources.filter(({ type }) => type === "kubernetes:core/v1:Secret");
    assert.deepEqual(
      secrets.map(({ inputs }) => inputs.metadata),
      [{ namespace: "orders" }, { namespace: "payments" }],
      "without a name, so that each value gets one of its own and pods start anew",
    );
    for (const { inputs } of secrets) assert.deepEqual(inputs.stringData, { secret: "generated" });
  });
});
