import assert from "node:assert/strict";
import {
  account,
  check,
  cidr,
  clusterName,
  dnsLabel,
  ec2Id,
  hostName,
  iamPolicyArn,
  iamPrincipalArn,
  imageDigest,
  ipv4Cidr,
  keyArn,
  parseCidr,
  parseQuantity,
  port,
  quantity,
  region,
  type Shape,
  serviceAccountName,
  subnetCidr,
  vpcCidr,
  wholeNumber,
} from "../../../../components/core/checks";

interface Examples {
  readonly shape: Shape<string>;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

const examples: Readonly<Record<string, Examples>> = {
  "a range of addresses": {
    shape: cidr,
    good: ["10.0.0.0/8", "0.0.0.0/0", "10.1.2.3/32", "::/0", "fd00:ec2::/32", "2001:db8::1/128"],
    bad: [
      "999.0.0.0/8",
      "10.0.0.0/99",
      "::::/999",
      "::/129",
      "10.0.0.0",
      "10.0.0/8",
      "10.0.0.0/08",
      "10.0.0.0/8/8",
      "fe80::1%eth0/64",
      " 10.0.0.0/8",
      "",
    ],
  },
  "a range of IPv4 addresses": { shape: ipv4Cidr, good: ["10.0.0.0/8"], bad: ["::/0", "300.0.0.0/8"] },
  "the range of a subnet": {
    shape: subnetCidr,
    good: ["10.0.0.0/16", "10.0.0.0/28", "2001:db8::/44", "2001:db8::/64"],
    bad: ["10.0.0.0/15", "10.0.0.0/29", "2001:db8::/43", "2001:db8::/65", "999.0.0.0/24"],
  },
  "the IPv4 range of a VPC": {
    shape: vpcCidr,
    good: ["10.0.0.0/16", "10.0.0.0/28"],
    bad: ["10.0.0.0/8", "0.0.0.0/0", "2001:db8::/56"],
  },
  "a DNS label": { shape: dnsLabel, good: ["a", "shop-1", "1"], bad: ["", "-a", "a-", "A", "a.b", "a".repeat(64)] },
  "a ServiceAccount": { shape: serviceAccountName, good: ["orders"], bad: ["orders.v1", "*", "Orders"] },
  "a host's name": {
    shape: hostName,
    good: ["api.example.com"],
    bad: ["localhost", "10.0.0.1", "api..com", "-a.example.com", "API.example.com", `${"a.".repeat(127)}com`],
  },
  "an IAM principal": {
    shape: iamPrincipalArn,
    good: ["arn:aws:iam::123456789012:role/admin", "arn:aws-us-gov:iam::123456789012:user/path/ada"],
    bad: ["arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:role/*", "arn:aws:iam::12:role/admin", "admin"],
  },
  "an IAM policy": {
    shape: iamPolicyArn,
    good: ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws-cn:iam::123456789012:policy/boundary"],
    bad: ["arn:aws:iam::123456789012:role/boundary", "arn:aws:s3:::boundary"],
  },
  "a KMS key": {
    shape: keyArn,
    good: ["arn:aws:kms:eu-central-1:123456789012:key/mrk-0123"],
    bad: ["arn:aws:kms:eu-central-1:123456789012:alias/shop", "0123"],
  },
  "an EC2 id": {
    shape: ec2Id("vpc", "a VPC"),
    good: ["vpc-0a1b2c3d", "vpc-0a1b2c3d4e5f60718"],
    bad: ["vpc-", "subnet-0a1b2c3d", "vpc-0a1b2c3", "vpc-0A1B2C3D"],
  },
  "a cluster's name": { shape: clusterName, good: ["Prod_1"], bad: ["", "-a", "a b", "a".repeat(101)] },
  "a region": {
    shape: region,
    good: ["eu-central-1", "us-gov-west-1", "ap-southeast-10", "us-iso-east-1", "eusc-de-east-1"],
    bad: ["eu-central", "eu-central-1a", "Europe", ""],
  },
  "an image": {
    shape: imageDigest,
    good: [`a/b:1@sha256:${"0".repeat(64)}`],
    bad: ["a/b", "a/b:1", `a/b@sha256:${"0".repeat(63)}`, `a/b@sha256:${"G".repeat(64)}`],
  },
  "a quantity": { shape: quantity, good: ["1", "0.5", "250m", "64Mi"], bad: ["", "Mi", "64MB", "-1", "1 Gi"] },
};

describe("the vocabulary of checks", () => {
  for (const [what, { shape, good, bad }] of Object.entries(examples)) {
    it(`knows ${what}`, () => {
      for (const value of good) assert.deepEqual(check("it", value, shape), [], value);
      for (const value of bad) {
        assert.deepEqual(check("it", value, shape), [
          { propertyPath: "it", reason: `${JSON.stringify(value)} is not valid; write ${shape.expected}` },
        ]);
      }
    });
  }

  it("takes a range of addresses apart", () => {
    assert.deepEqual(parseCidr("fd00::/8"), { family: "ipv6", address: "fd00::", prefixLength: 8 });
    assert.deepEqual(parseCidr("10.0.0.0/16"), { family: "ipv4", address: "10.0.0.0", prefixLength: 16 });
  });

  it("reads quantities", () => {
    const read = ["2", "0.5", "250m", "1k", "128Mi", "1Gi", "1G"].map(parseQuantity);
    assert.deepEqual(read, [2, 0.5, 0.25, 1000, 134217728, 1073741824, 1e9]);
  });

  it("knows ports", () => {
    for (const value of [1, 65_535]) assert.deepEqual(check("port", value, port), []);
    for (const value of [0, 65_536, 1.5, Number.NaN]) {
      assert.deepEqual(check("port", value, port), [
        { propertyPath: "port", reason: `${value} is not valid; write a whole number from 1 to 65535` },
      ]);
    }
  });

  it("says the bounds of a whole number, and its unit", () => {
    assert.equal(wholeNumber(1).expected, "a whole number of at least 1");
    assert.equal(wholeNumber(1, 8).expected, "a whole number from 1 to 8");
    assert.equal(wholeNumber(1, 8, "days").expected, "a whole number of days from 1 to 8");
    assert.equal(wholeNumber(1, undefined, "days").expected, "a whole number of days, at least 1");
  });

  it("takes the id of an account as text only, for a number loses zeros", () => {
    assert.deepEqual(check("account", { accountId: 123456789012, region: "eu-central-1" }, account), [
      {
        propertyPath: "account.accountId",
        reason: `123456789012 is a number, not text; write the twelve digits of the account, such as "123456789012"`,
      },
    ]);
  });
});
