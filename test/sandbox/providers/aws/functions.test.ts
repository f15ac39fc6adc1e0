import assert from "node:assert/strict";
import { asList, asProps, asText, type Props } from "../../../../sandbox/providers/protocol";
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
    ["eusc-de-east-1", "aws-eusc", "amazonaws.eu", "eu.amazonaws"],
    ["us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov", "gov.sgov.sc2s"],
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

  it("find a cluster of any name, always at the same address", async () => {
    const token = "aws:eks/getCluster:getCluster";
    const [found, again, other] = [
      await call(token, { name: "platform" }),
      await call(token, { name: "platform" }),
      await call(token, { name: "platform", region: "cn-north-1" }),
    ];
    assert.equal(found?.arn, "arn:aws:eks:eu-central-1:123456789012:cluster/platform");
    assert.match(String(found?.endpoint), /^https:\/\/[0-9A-F]{32}\.gr7\.eu-central-1\.eks\.amazonaws\.com$/);
    assert.match(String(other?.endpoint), /\.gr7\.cn-north-1\.eks\.amazonaws\.com\.cn$/);
    assert.deepEqual(again, found);
    const [authority] = asList(found?.certificateAuthorities).map(asProps);
    assert.match(Buffer.from(asText(authority?.data), "base64").toString(), /^-----BEGIN CERTIFICATE-----\n/);
  });
});
