import assert from "node:assert/strict";
import { asText } from "../../../../sandbox/providers/protocol";
import { BUCKET, checked, KEY, make, providerIn, QUEUE, REGION, ROLE, resource } from "./making";

describe("names that the aws stand-in generates", () => {
  const aws = () => providerIn(REGION);

  it("stay over updates", async () => {
    const provider = aws();
    const old = await make(provider, ROLE, {});
    assert.equal((await checked(provider, ROLE, old.inputs, { description: "new" })).name, old.inputs.name);
  });

  it("differ for a replacement, which is checked without the old inputs", async () => {
    const provider = aws();
    const old = await make(provider, ROLE, {});
    assert.notEqual((await checked(provider, ROLE, {}, {})).name, old.inputs.name);
  });

  it("take the place of a name that is no longer given", async () => {
    const provider = aws();
    const old = await make(provider, ROLE, { name: "chosen" });
    assert.match(asText((await checked(provider, ROLE, old.inputs, {})).name), /^orders-[0-9a-f]{7}$/);
  });

  it("keep to what a service takes", async () => {
    const provider = aws();
    const nameOf = async (type: string, property: string, news = {}) =>
      asText((await checked(provider, type, {}, news, "Orders"))[property]);
    assert.match(await nameOf(BUCKET, "bucket"), /^orders-[0-9a-f]{7}$/);
    assert.match(await nameOf("aws:kms/alias:Alias", "name"), /^alias\/Orders-[0-9a-f]{7}$/);
    assert.match(await nameOf(QUEUE, "name", { fifoQueue: true }), /^Orders-[0-9a-f]{7}\.fifo$/);
    assert.equal(await nameOf("aws:s3/bucketObject:BucketObject", "key"), "Orders");
  });

  it("are refused where they would be too long, saying what to do", async () => {
    const answer = await aws().check?.({ ...resource(ROLE, "r".repeat(57)), olds: {}, news: {} });
    assert.deepEqual(
      answer?.failures?.map(({ property }) => property),
      ["name"],
    );
    assert.match(answer?.failures?.[0]?.reason ?? "", /longer than 64 characters; .*shorter name, or set name/);
  });

  it("are not given to what AWS names itself, nor to a DNS record", async () => {
    assert.ok(!("name" in (await checked(aws(), KEY, {}, {}))));
    assert.ok(!("name" in (await checked(aws(), "aws:route53/record:Record", {}, {}))));
  });
});
