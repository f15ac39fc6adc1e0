import assert from "node:assert/strict";
import { coveredTypes, formOf } from "../../../../sandbox/providers/aws/table";
import { BUCKET, CLUSTER, difference, KEY, make, providerIn, QUEUE, REGION, ROLE, sampleInputs } from "./making";

describe("the aws stand-in, comparing,", () => {
  const aws = () => providerIn(REGION);

  it("finds nothing where nothing changed", async () => {
    const provider = aws();
    const old = await make(provider, BUCKET, { tags: { env: "dev" } });
    const found = await difference(provider, BUCKET, old, { tags: { env: "dev" } });
    assert.deepEqual(found, { changes: [], replaces: [], deleteBeforeReplace: false });
  });

  it("changes in place what can be", async () => {
    const provider = aws();
    const old = await make(provider, KEY, {});
    const found = await difference(provider, KEY, old, { enableKeyRotation: true });
    assert.deepEqual(found, { changes: ["enableKeyRotation"], replaces: [], deleteBeforeReplace: false });
  });

  for (const type of coveredTypes().filter((covered) => formOf(covered).replaces)) {
    it(`replaces ${type} for whatever cannot be changed in place`, async () => {
      const provider = aws();
      for (const path of formOf(type).replaces ?? []) {
        const [top = "", part] = path.split(".");
        const given = (value: string) => ({ [top]: part ? { [part]: value } : value });
        const old = await make(provider, type, { ...sampleInputs(type, REGION), ...given("old") });
        const found = await difference(provider, type, old, { ...sampleInputs(type, REGION), ...given("new") });
        assert.deepEqual(found?.replaces, [path]);
        assert.ok(found?.changes.includes(top));
      }
    });
  }

  it("changes the rest of an object in place", async () => {
    const provider = aws();
    const inputs = (enabled: boolean) => ({ kubernetesNetworkConfig: { elasticLoadBalancing: { enabled } } });
    const old = await make(provider, CLUSTER, inputs(false));
    assert.deepEqual((await difference(provider, CLUSTER, old, inputs(true)))?.replaces, []);
  });

  it("replaces for another region, but not what lives in none", async () => {
    const frankfurt = aws();
    const ireland = providerIn("eu-west-1");
    const [queue, role] = [await make(frankfurt, QUEUE, {}), await make(frankfurt, ROLE, {})];
    assert.deepEqual((await difference(ireland, QUEUE, queue, {}))?.replaces, ["region"]);
    assert.deepEqual((await difference(ireland, ROLE, role, {}))?.replaces, []);
  });

  it("deletes the old one first where both would have the name that was given", async () => {
    const provider = aws();
    const named = await make(provider, QUEUE, { name: "orders" });
    const found = await difference(provider, QUEUE, named, { name: "orders", fifoQueue: true });
    assert.equal(found?.deleteBeforeReplace, true);

    const unnamed = await make(provider, QUEUE, {});
    assert.equal((await difference(provider, QUEUE, unnamed, { fifoQueue: true }))?.deleteBeforeReplace, false);
    assert.equal((await difference(provider, QUEUE, named, { name: "other" }))?.deleteBeforeReplace, false);
  });

  it("deletes the old one first where there can be only one", async () => {
    const provider = aws();
    const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    const old = await make(provider, attachment, { role: "a", policyArn: "p" });
    const found = await difference(provider, attachment, old, { role: "b", policyArn: "p" });
    assert.equal(found?.deleteBeforeReplace, true);
  });
});
