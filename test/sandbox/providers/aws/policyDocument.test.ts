import assert from "node:assert/strict";
import { policyDocument } from "../../../../sandbox/providers/aws/policyDocument";
import { asText, type Props } from "../../../../sandbox/providers/protocol";

const documentOf = (args: Props): unknown => JSON.parse(asText(policyDocument(args).json));

describe("policyDocument", () => {
  it("writes statements as IAM does", () => {
    const document = documentOf({
      policyId: "orders",
      statements: [
        {
          sid: "Read",
          actions: ["s3:GetObject"],
          resources: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"],
          principals: [{ type: "AWS", identifiers: ["arn:aws:iam::123456789012:root"] }],
          conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["true"] }],
        },
        { effect: "Deny", notActions: ["iam:*"], notResources: ["*"] },
      ],
    });
    assert.deepEqual(document, {
      Version: "2012-10-17",
      Id: "orders",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: ["arn:aws:s3:::b/*", "arn:aws:s3:::a/*"],
          Principal: { AWS: "arn:aws:iam::123456789012:root" },
          Condition: { Bool: { "aws:SecureTransport": "true" } },
        },
        { Effect: "Deny", NotAction: "iam:*", NotResource: "*" },
      ],
    });
  });

  it("keeps IAM's own order of elements, so that equal arguments give equal text", () => {
    const statements = [{ resources: ["*"], actions: ["b:B", "a:A"], sid: "S" }];
    const text =
      '{"Version":"2012-10-17","Statement":[{"Sid":"S","Effect":"Allow","Action":["b:B","a:A"],"Resource":"*"}]}';
    assert.equal(policyDocument({ statements }).minifiedJson, text);
    const turned = [{ sid: "S", actions: ["a:A", "b:B"], resources: ["*"] }];
    assert.equal(policyDocument({ statements: turned }).minifiedJson, text);
  });

  it("gathers principals of one type, and conditions of one test and variable", () => {
    const document = documentOf({
      statements: [
        {
          principals: [
            { type: "Service", identifiers: ["a.amazonaws.com"] },
            { type: "AWS", identifiers: ["1"] },
            { type: "Service", identifiers: ["b.amazonaws.com"] },
          ],
          conditions: [
            { test: "StringEquals", variable: "v", values: ["2"] },
            { test: "StringEquals", variable: "v", values: ["1"] },
            { test: "StringEquals", variable: "w", values: ["3"] },
          ],
        },
      ],
    });
    assert.deepEqual(document, {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "1", Service: ["b.amazonaws.com", "a.amazonaws.com"] },
          Condition: { StringEquals: { v: ["2", "1"], w: "3" } },
        },
      ],
    });
  });

  it("tells anyone from any AWS principal", () => {
    const principalOf = (type: string) => documentOf({ statements: [{ principals: [{ type, identifiers: ["*"] }] }] });
    assert.deepEqual(principalOf("*"), { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*" }] });
    assert.deepEqual(principalOf("AWS"), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: "*" } }],
    });
  });

  it("writes policy variables, where the version has them", () => {
    const statements = [{ resources: ["arn:aws:s3:::home/&{aws:username}/*"] }];
    assert.match(asText(policyDocument({ statements }).json), /home\/\$\{aws:username\}\/\*/);
    assert.throws(() => policyDocument({ statements, version: "2008-10-17" }), /write 2012-10-17/);
  });

  it("merges documents: sources first, overrides last, a statement of the same sid replaced where it stands", () => {
    const source = JSON.stringify({
      Version: "2008-10-17",
      Statement: [{ Sid: "A", Effect: "Allow" }, { Effect: "Deny" }],
    });
    const override = JSON.stringify({ Id: "last", Statement: { Sid: "A", Effect: "Deny" } });
    const document = documentOf({
      sourcePolicyDocuments: [source],
      statements: [{ sid: "B" }],
      overridePolicyDocuments: [override],
    });
    assert.deepEqual(document, {
      Version: "2012-10-17",
      Id: "last",
      Statement: [{ Sid: "A", Effect: "Deny" }, { Effect: "Deny" }, { Sid: "B", Effect: "Allow" }],
    });
  });

  it("refuses one sid twice, and what is no document, saying where", () => {
    assert.throws(
      () => policyDocument({ statements: [{ sid: "A" }, { sid: "A" }] }),
      /statements has several .* sid A/,
    );
    assert.throws(
      () => policyDocument({ sourcePolicyDocuments: ["{}", "not"] }),
      /sourcePolicyDocuments\[1\] is "not"/,
    );
  });

  it("has an id that follows from the text", () => {
    const id = (sid: string) => policyDocument({ statements: [{ sid }] }).id;
    assert.equal(id("A"), id("A"));
    assert.notEqual(id("A"), id("B"));
  });
});
