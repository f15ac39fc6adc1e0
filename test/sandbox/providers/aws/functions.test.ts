import assert from "node:assert/strict";
import type { Props } from "../../../../sandbox/providers/protocol";
import { providerIn } from "./making";

describe("functions of the aws stand-in", () => {
  const call = async (token: string, args: Props = {}, region = "eu-central-1") =>
    providerIn(region).invoke?.(token, args);

  it("say who calls", async () => {
    const identity = await call("aws:index/getCallerIdentity:getCallerIdentity");
    assert.equal(identity?.accountId, "123456789012");
    assert.equal(identity?.arn, "arn:aws:iam::123456789012:user/sandbox");
  });

  it("say where", async () => {
    assert.equal((await call("aws:index/getRegion:getRegion"))?.region, "eu-central-1");
    assert.equal((await call("aws:index/getRegion:getRegion", { region: "eu-west-1" }))?.region, "eu-west-1");
  });

  for (const [region, partition, dnsSuffix, reverseDnsPrefix] of [
    ["eu-central-1", "aws", "amazonaws.com", "com.amazonaws"],
    ["cn-north-1", "aws-cn", "amazonaws.com.cn", "cn.com.amazonaws"],
    ["us-gov-west-1", "aws-us-gov", "amazonaws.com", "com.amazonaws"],
  ] as const) {
    it(`know the partition of ${region}`, async () => {
      assert.deepEqual(await call("aws:index/getPartition:getPartition", {}, region), {
        id: partition,
        partition,
        dnsSuffix,
        reverseDnsPrefix,
      });
    });
  }

  for (const [region, zoneIds] of [
    ["eu-central-1", ["euc1-az1", "euc1-az2", "euc1-az3"]],
    ["us-east-1", ["use1-az1", "use1-az2", "use1-az3"]],
    ["ap-southeast-2", ["apse2-az1", "apse2-az2", "apse2-az3"]],
    ["us-gov-west-1", ["usgw1-az1", "usgw1-az2", "usgw1-az3"]],
    ["cn-northwest-1", ["cnnw1-az1", "cnnw1-az2", "cnnw1-az3"]],
  ] as const) {
    it(`know the zones of ${region}`, async () => {
      const zones = await call("aws:index/getAvailabilityZones:getAvailabilityZones", {}, region);
      assert.deepEqual(zones?.names, [`${region}a`, `${region}b`, `${region}c`]);
      assert.deepEqual(zones?.zoneIds, zoneIds);
    });
  }

  it("leave out zones that are not wanted", async () => {
    const args = { excludeNames: ["eu-central-1a"], excludeZoneIds: ["euc1-az3"] };
    const zones = await call("aws:index/getAvailabilityZones:getAvailabilityZones", args);
    assert.deepEqual(zones?.names, ["eu-central-1b"]);
  });

  it("refuse others, naming the file to add them to", async () => {
    await assert.rejects(
      async () => call("aws:ec2/getAmi:getAmi"),
      /does not cover aws:ec2\/getAmi:getAmi\. .*sandbox\/providers\/aws\/functions\.ts/,
    );
  });
});
