import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  accountRootArn,
  checkAccount,
  checkArnPlace,
  checkSamePlace,
  dnsSuffixOf,
  InvalidArgumentsError,
  partitionOf,
  serviceEndpoint,
} from "../../../components/core";

const account = { accountId: "123456789012", region: "eu-central-1" };

describe("regions", () => {
  for (const [region, partition, dnsSuffix] of [
    ["eu-central-1", "aws", "amazonaws.com"],
    ["us-east-1", "aws", "amazonaws.com"],
    ["il-central-1", "aws", "amazonaws.com"],
    ["ap-southeast-7", "aws", "amazonaws.com"],
    ["cn-northwest-1", "aws-cn", "amazonaws.com.cn"],
    ["us-gov-west-1", "aws-us-gov", "amazonaws.com"],
    ["eusc-de-east-1", "aws-eusc", "amazonaws.eu"],
    ["us-iso-east-1", "aws-iso", "c2s.ic.gov"],
    ["us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov"],
    ["eu-isoe-west-1", "aws-iso-e", "cloud.adc-e.uk"],
    ["us-isof-south-1", "aws-iso-f", "csp.hci.ic.gov"],
  ] as const) {
    it(`${region} is in ${partition}`, async () => {
      assert.equal(partitionOf(region), partition);
      assert.equal(dnsSuffixOf(region), dnsSuffix);
      assert.equal(serviceEndpoint("s3", region), `s3.${region}.${dnsSuffix}`);
      assert.deepEqual(checkAccount({ accountId: "123456789012", region }), []);
    });
  }

  for (const region of ["us-isox-east-1", "moon-1", "eu-central", "eu-central-1a", "EU-CENTRAL-1", ""]) {
    it(`${JSON.stringify(region)} is in none, and nothing is guessed`, () => {
      assert.deepEqual(
        checkAccount({ accountId: "123456789012", region }).map(({ propertyPath }) => propertyPath),
        ["account.region"],
      );
      for (const guess of [partitionOf, dnsSuffixOf]) assert.throws(() => guess(region), InvalidArgumentsError);
    });
  }

  it("name the account's root in their own partition", async () => {
    const arn = accountRootArn({ ...account, region: "us-iso-east-1" });
    assert.equal(await new Promise((known) => arn.apply(known)), "arn:aws-iso:iam::123456789012:root");
  });
});

describe("checkArnPlace", () => {
  const key = (region: string, accountId: string) => `arn:aws:kms:${region}:${accountId}:key/1`;
  const reasons = (arn: pulumi.Input<string>, ...shared: Parameters<typeof checkArnPlace>[3]) =>
    checkArnPlace("keyArn", arn, account, shared).map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);

  it("accepts what is in the same place", () => {
    assert.deepEqual(reasons(key("eu-central-1", "123456789012"), "partition", "account", "region"), []);
  });

  it("says what differs, and what it should be", () => {
    const arn = key("eu-west-1", "999999999999");
    assert.deepEqual(reasons(arn, "account", "region"), [
      `keyArn: "${arn}" is in account 999999999999; write the ARN of one in account 123456789012`,
      `keyArn: "${arn}" is in region eu-west-1; write the ARN of one in region eu-central-1`,
    ]);
    const chinese = "arn:aws-cn:iam::123456789012:role/administrator";
    assert.deepEqual(reasons(chinese, "partition"), [
      `keyArn: "${chinese}" is in partition aws-cn; write the ARN of one in partition aws`,
    ]);
  });

  it("compares only what must be the same", () => {
    assert.deepEqual(reasons(key("eu-west-1", "999999999999"), "partition"), []);
  });

  it("leaves alone what names no place, what AWS owns, and what is not known yet", () => {
    assert.deepEqual(reasons("arn:aws:s3:::bucket", "account", "region"), []);
    assert.deepEqual(reasons("arn:aws:iam::aws:policy/ReadOnlyAccess", "account"), []);
    assert.deepEqual(reasons(pulumi.output(key("eu-west-1", "999999999999")), "account", "region"), []);
    const later = { ...account, region: pulumi.output("eu-west-1") };
    assert.deepEqual(checkArnPlace("keyArn", key("eu-west-1", "123456789012"), later, ["region"]), []);
  });
});

describe("checkSamePlace", () => {
  it("says what differs", () => {
    const elsewhere = { accountId: "999999999999", region: "eu-west-1" };
    assert.deepEqual(checkSamePlace("key", elsewhere, account, ["account", "region"]), [
      { propertyPath: "key", reason: "is in account 999999999999; give one in account 123456789012" },
      { propertyPath: "key", reason: "is in region eu-west-1; give one in region eu-central-1" },
    ]);
  });

  it("accepts the same place, and what is not known", () => {
    assert.deepEqual(checkSamePlace("key", account, account, ["account", "region"]), []);
    assert.deepEqual(checkSamePlace("key", undefined, account, ["account", "region"]), []);
    const later = { accountId: pulumi.output("999999999999"), region: pulumi.output("eu-west-1") };
    assert.deepEqual(checkSamePlace("key", later, account, ["account", "region"]), []);
  });
});
