import { UNKNOWN } from "../../../sandbox/providers/protocol";
import { type PolicyExamples, says } from "../support/examples";
import { type ExampleResource, resource } from "../support/judge";
import { allow, policyText } from "./iam";

const blocked = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const refusal = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const analyst = "arn:aws:iam::123456789012:role/analyst";
const kms = { sseAlgorithm: "aws:kms", kmsMasterKeyId: UNKNOWN };

export const awsStorageExamples: readonly PolicyExamples[] = [
  {
    policy: "aws-s3-public-access-block",
    good: {
      "a bucket with all four": [bucket(), part("bucketPublicAccessBlock:BucketPublicAccessBlock", blocked)],
      "a bucket that the block names": [
        resource("aws:s3/bucketV2:BucketV2", { bucket: "orders" }),
        resource(
          "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          { bucket: "orders", ...blocked },
          { name: "b" },
        ),
      ],
    },
    bad: {
      "a bucket alone": says([bucket()], "has no BucketPublicAccessBlock"),
      "the block of another bucket": says(
        [
          bucket(),
          resource(
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            { bucket: "other", ...blocked },
            { name: "b" },
          ),
        ],
        "has no BucketPublicAccessBlock",
      ),
      "three of four": says(
        [
          bucket(),
          part("bucketPublicAccessBlock:BucketPublicAccessBlock", { ...blocked, restrictPublicBuckets: false }),
        ],
        "restrictPublicBuckets of part is not true",
      ),
    },
  },
  {
    policy: "aws-s3-no-public-acl",
    good: {
      "no list": bucket(),
      "a private one": resource("aws:s3/bucketAcl:BucketAcl", { acl: "private" }),
    },
    bad: {
      "a bucket that everyone reads": says(bucket({ acl: "public-read" }), "acl is public-read"),
      "a list that everyone writes by": says(
        resource("aws:s3/bucketAclV2:BucketAclV2", { acl: "public-read-write" }),
        "acl is public-read-write",
      ),
      "a grant to all users": says(
        resource("aws:s3/bucketAcl:BucketAcl", {
          accessControlPolicy: {
            grants: [{ permission: "READ", grantee: { uri: "http://acs.amazonaws.com/groups/global/AllUsers" } }],
          },
        }),
        "grants access to http://acs.amazonaws.com/groups/global/AllUsers",
      ),
      "a grant on the bucket itself": says(
        bucket({ grants: [{ uri: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers" }] }),
        "grants access to http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
      ),
    },
  },
  {
    policy: "aws-s3-ownership",
    good: {
      "a bucket for the standard logs of CloudFront": [
        bucket(),
        part("bucketOwnershipControls:BucketOwnershipControls", { rule: { objectOwnership: "BucketOwnerPreferred" } }),
        resource(
          "aws:cloudfront/distribution:Distribution",
          { loggingConfig: { bucket: UNKNOWN } },
          { name: "site", dependsOn: { loggingConfig: ["it"] } },
        ),
      ],
      "lists turned off": ownership({ objectOwnership: "BucketOwnerEnforced" }),
    },
    bad: {
      "lists preferred, though CloudFront logs elsewhere": says(
        [
          bucket(),
          part("bucketOwnershipControls:BucketOwnershipControls", {
            rule: { objectOwnership: "BucketOwnerPreferred" },
          }),
        ],
        "rule.objectOwnership is BucketOwnerPreferred",
      ),
      "lists turned on": says(ownership({ objectOwnership: "ObjectWriter" }), "rule.objectOwnership is ObjectWriter"),
      "nothing said": says(ownership({}), "rule.objectOwnership is not set"),
    },
  },
  {
    policy: "aws-s3-bucket-policy-private",
    good: {
      "a role": bucketPolicy(
        allow({ Principal: { AWS: "arn:aws:iam::123456789012:role/orders" }, Action: "s3:GetObject" }),
      ),
      "a network": bucketPolicy(
        allow({ Principal: "*", Action: "s3:GetObject", Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } }),
      ),
    },
    bad: {
      "any bucket of anybody": says(
        bucketPolicy(
          allow({
            Principal: "*",
            Action: "s3:PutObject",
            Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } },
          }),
        ),
        "policy: Statement[0] allows everyone",
      ),
      "all addresses, in two halves": says(
        bucketPolicy(
          allow({
            Principal: { AWS: "*" },
            Action: "s3:GetObject",
            Condition: { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } },
          }),
        ),
        "policy: Statement[0] allows everyone",
      ),
      "everyone may read": says(
        bucketPolicy(allow({ Sid: "Website", Principal: "*", Action: "s3:GetObject" })),
        "policy: Website allows everyone",
      ),
      "every address, beside some": says(
        bucketPolicy(
          allow({
            Principal: "*",
            Action: "s3:GetObject",
            Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/0"] } },
          }),
        ),
        "policy: Statement[0] allows everyone",
      ),
      "every address counts as none": says(
        bucketPolicy(
          allow({ Principal: "*", Action: "s3:GetObject", Condition: { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } } }),
        ),
        "policy: Statement[0] allows everyone",
      ),
    },
  },
  {
    policy: "aws-s3-bucket-policy-present",
    good: {
      "a policy for the bucket": [bucket(), part("bucketPolicy:BucketPolicy", { policy: UNKNOWN })],
      "a policy of the bucket's own": bucket({ policy: policyText(refusal) }),
    },
    bad: {
      "a bucket alone": says(bucket(), "has no BucketPolicy"),
      "a bucket whose policy the provider reports later": says(bucket({ policy: UNKNOWN }), "has no BucketPolicy"),
    },
  },
  {
    policy: "aws-s3-tls-only",
    good: {
      "plain HTTP refused": bucketPolicy(refusal),
      "plain HTTP refused, all actions among them": bucketPolicy({ ...refusal, Action: ["s3:GetObject", "s3:*"] }),
      "a switch in place of text, in two statements": resource("aws:s3/bucketPolicy:BucketPolicy", {
        bucket: "orders",
        policy: policyText(
          { ...refusal, Resource: "arn:aws:s3:::orders", Condition: { Bool: { "aws:SecureTransport": false } } },
          { ...refusal, Resource: "arn:aws:s3:::orders/*" },
        ),
      }),
      "a document that is an object": resource("aws:s3/bucketPolicy:BucketPolicy", {
        policy: { Statement: { ...refusal, Principal: { AWS: "*" } } },
      }),
      "a bucket without a policy of its own": bucket(),
    },
    bad: {
      "plain HTTP refused for the bucket alone": says(
        bucketPolicy({ ...refusal, Resource: "arn:aws:s3:::orders" }),
        "policy: plain HTTP is not denied for its objects",
      ),
      "plain HTTP refused for another bucket": says(
        resource("aws:s3/bucketPolicy:BucketPolicy", { bucket: "payments", policy: policyText(refusal) }),
        "policy: plain HTTP is not denied for the bucket",
        "policy: plain HTTP is not denied for its objects",
      ),
      "no refusal": says(
        bucketPolicy(allow({ Principal: { AWS: "123456789012" }, Action: "s3:GetObject" })),
        "policy: no statement denies plain HTTP",
      ),
      "plain HTTP refused for reading alone": says(
        bucketPolicy({ ...refusal, Action: "s3:GetObject" }),
        "policy: no statement denies plain HTTP",
      ),
      "TLS refused": says(
        bucketPolicy({ ...refusal, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
        "policy: no statement denies plain HTTP",
      ),
      "something else refused": says(
        bucketPolicy({ ...refusal, Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }),
        "policy: no statement denies plain HTTP",
      ),
      "plain HTTP refused from one address": says(
        bucketPolicy({
          ...refusal,
          Condition: { Bool: { "aws:SecureTransport": "false" }, IpAddress: { "aws:SourceIp": "10.0.0.1" } },
        }),
        "policy: no statement denies plain HTTP",
      ),
      "text that is no document": says(
        resource("aws:s3/bucketPolicy:BucketPolicy", { policy: "{" }),
        "policy: no statement denies plain HTTP",
      ),
    },
  },
  {
    policy: "aws-s3-encryption",
    good: {
      "content that CloudFront hands to everyone": [
        bucket(),
        resource(
          "aws:cloudfront/distribution:Distribution",
          { origins: [{ domainName: UNKNOWN }] },
          { name: "site", dependsOn: { origins: ["it"] } },
        ),
      ],
      "a key that does not exist yet": [bucket(), encryption(kms)],
      "version 6 of the provider": [
        resource("aws:s3/bucketV2:BucketV2", {}),
        part("bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2", rulesOf(kms)),
      ],
      "in the bucket itself": bucket({
        serverSideEncryptionConfiguration: {
          rule: { applyServerSideEncryptionByDefault: { ...kms, kmsMasterKeyId: "k" } },
        },
      }),
      "a bucket that another one logs to": [
        bucket(),
        encryption({ sseAlgorithm: "AES256" }),
        part("bucketLogging:BucketLogging", {}, "targetBucket"),
      ],
      "a bucket that a load balancer logs to": [
        bucket(),
        encryption({ sseAlgorithm: "AES256" }),
        resource("aws:lb/loadBalancer:LoadBalancer", {}, { name: "lb", dependsOn: { accessLogs: ["it"] } }),
      ],
      "a bucket that another stack's buckets log to": logBucket(letPut("logging.s3.amazonaws.com")),
      "a bucket that another stack's load balancers log to": logBucket(
        letPut("logdelivery.elasticloadbalancing.amazonaws.com"),
      ),
      "a bucket that load balancers on Outposts log to": logBucket(letPut("logdelivery.elb.amazonaws.com")),
      "a bucket for access logs and other logs": logBucket(
        letPut(["cloudtrail.amazonaws.com", "logging.s3.amazonaws.com"]),
        letPut("delivery.logs.amazonaws.com"),
      ),
      "a bucket for access logs that others may read": logBucket(
        letPut("logging.s3.amazonaws.com"),
        allow({ Principal: { AWS: analyst }, Action: ["s3:GetObject", "s3:ListBucket"] }),
        allow({ Principal: { AWS: analyst }, NotAction: "s3:Put*" }),
      ),
      "a bucket for access logs with a policy of its own": [
        bucket({ policy: policyText(letPut("logging.s3.amazonaws.com")) }),
        encryption({ sseAlgorithm: "AES256" }),
      ],
      "a bucket for access logs under a key of one's own": [
        bucket({ policy: policyText(letPut("logging.s3.amazonaws.com")) }),
        encryption(kms),
      ],
    },
    bad: {
      "AWS's own key": says(
        [bucket(), encryption({ sseAlgorithm: "aws:kms", kmsMasterKeyId: "alias/aws/s3" })],
        "kmsMasterKeyId is alias/aws/s3, which is AWS's own key",
      ),
      "a bucket alone": says(bucket(), "has no server-side encryption configuration"),
      "a bucket that a load balancer logs to, which says nothing of encryption": says(
        [bucket(), resource("aws:lb/loadBalancer:LoadBalancer", {}, { name: "lb", dependsOn: { accessLogs: ["it"] } })],
        "has no server-side encryption configuration",
      ),
      "a bucket for access logs that says nothing of encryption": says(
        bucket({ policy: policyText(letPut("logging.s3.amazonaws.com")) }),
        "has no server-side encryption configuration",
      ),
      "a bucket for access logs under AWS's key": says(
        [bucket({ policy: policyText(letPut("logging.s3.amazonaws.com")) }), encryption({ sseAlgorithm: "aws:kms" })],
        "kmsMasterKeyId is not set",
      ),
      "a bucket for logs that AWS delivers under KMS": says(
        logBucket(letPut("delivery.logs.amazonaws.com")),
        "sseAlgorithm is AES256",
      ),
      "a bucket whose access logs are refused": says(
        logBucket({ ...letPut("logging.s3.amazonaws.com"), Effect: "Deny" }),
        "sseAlgorithm is AES256",
      ),
      "a bucket that access logs may be read from": says(
        logBucket({ ...letPut("logging.s3.amazonaws.com"), Action: "s3:GetObject" }),
        "sseAlgorithm is AES256",
      ),
      "a bucket for access logs that a role writes to": says(
        logBucket(letPut("logging.s3.amazonaws.com"), allow({ Principal: { AWS: analyst }, Action: "s3:Put*" })),
        "sseAlgorithm is AES256",
      ),
      "a bucket for access logs that a role does all but delete in": says(
        logBucket(
          letPut("logging.s3.amazonaws.com"),
          allow({ Principal: { AWS: analyst }, NotAction: "s3:DeleteObject" }),
        ),
        "sseAlgorithm is AES256",
      ),
      "the policy of another bucket": says(
        [
          bucket(),
          encryption({ sseAlgorithm: "AES256" }),
          resource(
            "aws:s3/bucketPolicy:BucketPolicy",
            { bucket: "logs", policy: policyText(letPut("logging.s3.amazonaws.com")) },
            { name: "policy" },
          ),
        ],
        "sseAlgorithm is AES256",
      ),
      "a bucket whose encryption the provider reports later": says(
        bucket({ serverSideEncryptionConfiguration: UNKNOWN }),
        "has no server-side encryption configuration",
      ),
      "S3's own key": says([bucket(), encryption({ sseAlgorithm: "AES256" })], "sseAlgorithm is AES256"),
      "KMS without a key": says([bucket(), encryption({ sseAlgorithm: "aws:kms" })], "kmsMasterKeyId is not set"),
    },
  },
  {
    policy: "aws-s3-versioning",
    good: {
      "turned on": [bucket(), versioning("Enabled")],
      "turned on in the bucket itself": bucket({ versioning: { enabled: true } }),
    },
    bad: {
      "a bucket alone": says(bucket(), "has no BucketVersioning"),
      "turned off again": says([bucket(), versioning("Suspended")], "the status of part is Suspended"),
    },
  },
  {
    policy: "aws-s3-access-logging",
    good: {
      "the bucket that CloudFront logs to": [
        bucket(),
        resource(
          "aws:cloudfront/distribution:Distribution",
          { loggingConfig: { bucket: UNKNOWN } },
          { name: "site", dependsOn: { loggingConfig: ["it"] } },
        ),
      ],
      "a log elsewhere, and the bucket it goes to": [
        bucket(),
        resource("aws:s3/bucket:Bucket", {}, { name: "logs" }),
        resource(
          "aws:s3/bucketLogging:BucketLogging",
          {},
          { name: "l", dependsOn: { bucket: ["it"], targetBucket: ["logs"] } },
        ),
      ],
      "in the bucket itself": [
        bucket({ logging: { targetBucket: "logs" } }),
        resource("aws:s3/bucket:Bucket", { bucket: "logs", id: "logs" }, { name: "logs" }),
      ],
      "a bucket that another stack's buckets log to": logBucket(letPut("logging.s3.amazonaws.com")),
    },
    bad: {
      "a bucket alone": says(bucket(), "has no BucketLogging"),
      "a bucket that flow logs go to": says(logBucket(letPut("delivery.logs.amazonaws.com")), "has no BucketLogging"),
    },
  },
];

function bucket(props: Record<string, unknown> = {}): ExampleResource {
  return resource("aws:s3/bucket:Bucket", props);
}

/** What belongs to the bucket, by dependency: at preview the bucket has no name yet. */
function part(type: string, props: Record<string, unknown>, property = "bucket"): ExampleResource {
  return resource(
    `aws:s3/${type}`,
    { [property]: UNKNOWN, ...props },
    { name: "part", dependsOn: { [property]: ["it"] } },
  );
}

function bucketPolicy(...statements: Record<string, unknown>[]): ExampleResource {
  return resource("aws:s3/bucketPolicy:BucketPolicy", { policy: policyText(...statements) });
}

/** A bucket with AES256 and a policy of these statements. */
function logBucket(...statements: Record<string, unknown>[]): ExampleResource[] {
  return [
    bucket(),
    encryption({ sseAlgorithm: "AES256" }),
    part("bucketPolicy:BucketPolicy", { policy: policyText(refusal, ...statements) }),
  ];
}

function letPut(service: string | readonly string[]): Record<string, unknown> {
  return allow({ Principal: { Service: service }, Action: "s3:PutObject" });
}

function ownership(rule: Record<string, unknown>): ExampleResource {
  return resource("aws:s3/bucketOwnershipControls:BucketOwnershipControls", { rule });
}

function versioning(status: string): ExampleResource {
  return part("bucketVersioning:BucketVersioning", { versioningConfiguration: { status } });
}

function encryption(byDefault: Record<string, unknown>): ExampleResource {
  return part("bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", rulesOf(byDefault));
}

function rulesOf(byDefault: Record<string, unknown>): Record<string, unknown> {
  return { rules: [{ applyServerSideEncryptionByDefault: byDefault }] };
}
