import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey, type EncryptionKeyArgs } from "../../../components/encryption";
import { registeredBy, theOnly } from "../../support/mockedStack";

const account = { accountId: "123456789012", region: "eu-central-1" };

async function keyOf(args: Partial<EncryptionKeyArgs> = {}) {
  const resources = await registeredBy(() => new EncryptionKey("orders", { account, ...args }), {
    "aws:kms/key:Key": () => ({ keyId: "1111" }),
  });
  return { resources, key: theOnly(resources, "aws:kms/key:Key"), alias: theOnly(resources, "aws:kms/alias:Alias") };
}

describe("EncryptionKey", () => {
  it("is a key and its alias", async () => {
    const { resources, alias } = await keyOf();
    const children = resources.filter(({ parent }) => parent === "orders").map(({ type, name }) => `${type} ${name}`);
    assert.deepEqual(children, ["aws:kms/key:Key orders-key", "aws:kms/alias:Alias orders-alias"]);
    assert.deepEqual(alias.inputs, {
      namePrefix: "alias/orders-",
      targetKeyId: "1111",
      region: "eu-central-1",
    });
  });

  it("needs administrators of its own partition", async () => {
    const administrators = ["arn:aws:iam::123456789012:role/administrator"];
    await assert.rejects(
      keyOf({ account: { ...account, region: "cn-north-1" }, administrators }),
      /administrators\[0\]: .* is in partition aws; write the ARN of one in partition aws-cn/,
    );
  });

  it("rotates every year, and can be restored for 30 days after deletion, unless told otherwise", async () => {
    const { key } = await keyOf();
    assert.equal(key.inputs.enableKeyRotation, true);
    assert.deepEqual([key.inputs.rotationPeriodInDays, key.inputs.deletionWindowInDays], [365, 30]);
    const { key: other } = await keyOf({ rotationPeriodInDays: 90, deletionWindowInDays: 7, multiRegion: true });
    assert.deepEqual([other.inputs.rotationPeriodInDays, other.inputs.deletionWindowInDays], [90, 7]);
    assert.deepEqual([key.inputs.multiRegion, other.inputs.multiRegion], [false, true]);
  });

  it("keeps the key when the stack goes, but not in an environment that comes and goes", async () => {
    const { key, alias } = await keyOf();
    assert.deepEqual([key.protect, key.retainOnDelete], [true, true]);
    assert.deepEqual([alias.protect, alias.retainOnDelete], [true, true]);
    const { key: loose } = await keyOf({ deletionProtection: false });
    assert.deepEqual([loose.protect, loose.retainOnDelete], [false, false]);
  });

  it("writes its policy from the account, the administrators and the services", async () => {
    const { key } = await keyOf({
      administrators: [pulumi.output("arn:aws:iam::123456789012:role/key-administrator")],
      serviceUses: ["cloudWatchLogs"],
    });
    const { Statement } = JSON.parse(String(key.inputs.policy));
    assert.deepEqual(
      Statement.map((statement: { Sid: string }) => statement.Sid),
      [
        "RefuseUseToAdministrators",
        "LetAdministratorsManage",
        "LetIamPoliciesGrantUse",
        "LetAwsResourcesHoldGrants",
        "LetServiceUseCloudWatchLogs",
      ],
    );
    assert.deepEqual(Statement[1].Principal, { AWS: ["arn:aws:iam::123456789012:role/key-administrator"] });
  });

  it("can be granted under the name of its key", async () => {
    await registeredBy(() => {
      const { grantName, serviceUses } = new EncryptionKey("orders", { account, serviceUses: ["sns"] });
      assert.deepEqual([grantName, serviceUses], ["orders-key", ["sns"]]);
    });
  });

  it("applies transforms", async () => {
    const { key, alias } = await keyOf({
      transform: { key: { tags: { team: "payments" } }, alias: (args) => ({ ...args, name: "alias/fixed" }) },
    });
    const tags = Object.entries(key.inputs.tags ?? {});
    assert.ok(tags.some(([name, value]) => name === "team" && value === "payments"));
    assert.ok(tags.some(([name, value]) => name === "Name" && value === "orders-key"));
    assert.equal(alias.inputs.name, "alias/fixed");
  });

  it("names every problem at once", async () => {
    await registeredBy(() => {
      assert.throws(
        () =>
          new EncryptionKey("orders/eu", {
            account: { accountId: "123456789012", region: "Frankfurt" },
            administrators: ["admin", "arn:aws:iam::123456789012:role/*"],
            rotationPeriodInDays: 30,
            deletionWindowInDays: 31,
          }),
        {
          message: [
            'EncryptionKey "orders/eu": 6 problems',
            '  name: "orders/eu" is not valid; write letters, digits, hyphens and underscores only, for the key\'s alias carries the name',
            '  account.region: "Frankfurt" is not valid; write a region code, such as "eu-central-1"',
            '  administrators[0]: "admin" is not valid; write the ARN of an IAM role or user, such as "arn:aws:iam::123456789012:role/key-administrator"',
            '  administrators[1]: "arn:aws:iam::123456789012:role/*" is not valid; write the ARN of an IAM role or user, such as "arn:aws:iam::123456789012:role/key-administrator"',
            "  rotationPeriodInDays: 30 is not valid; write a whole number of days from 90 to 2560",
            "  deletionWindowInDays: 31 is not valid; write a whole number of days from 7 to 30",
          ].join("\n"),
        },
      );
      assert.throws(() => new EncryptionKey("orders", { account, administrators: [] }), {
        message: /administrators: is empty; name at least one IAM principal, or leave it out/,
      });
    });
  });
});
