import * as pulumi from "@pulumi/pulumi";
import type { IamPolicyDocument, IamStatement } from "../../../components/core";
import { EncryptionKey } from "../../../components/encryption";
import { type DataBucketArgs, EncryptedBucket } from "../../../components/storage";
import type { ComponentMutations } from "../mutation";
import { account } from "./fixtures";

type Transforms = NonNullable<DataBucketArgs["transform"]>;

/** A bucket for data and the one that its accesses are logged to. */
export function invoices(args: Partial<DataBucketArgs> = {}): EncryptedBucket {
  const key = new EncryptionKey("invoices", { account });
  const logs = new EncryptedBucket("logs", { account, purpose: "accessLogs" });
  return new EncryptedBucket("invoices", { account, key, accessLogs: logs.accessLogTarget(), ...args });
}

const changed = (transform: Transforms) => () => invoices({ transform });

/** The bucket's own policy with other statements. */
function withStatements(
  change: (statements: readonly IamStatement[]) => readonly IamStatement[],
): Transforms["policy"] {
  return (args) => ({
    ...args,
    policy: pulumi
      .output(args.policy)
      .apply((text): IamPolicyDocument => JSON.parse(String(text)))
      .apply((document) => JSON.stringify({ ...document, Statement: change(document.Statement) })),
  });
}

function logs(transform: Transforms): EncryptedBucket {
  const key = new EncryptionKey("invoices", { account });
  const target = new EncryptedBucket("logs", { account, purpose: "accessLogs", transform });
  return new EncryptedBucket("invoices", { account, key, accessLogs: target.accessLogTarget() });
}

/** The bucket's own policy without the statements of these names. */
export function without(...sids: string[]): Transforms["policy"] {
  return withStatements((statements) => statements.filter(({ Sid = "" }) => !sids.includes(Sid)));
}

/** The bucket's own policy, and a statement that lets everybody read. */
const readableByAll = withStatements((statements) => [
  ...statements,
  { Sid: "ReadAll", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" },
]);

const blocks = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

export const storageMutations: ComponentMutations = {
  component: "EncryptedBucket",
  secure: () => invoices(),
  mutations: [
    ...blocks.map((block) => ({
      holds: `S3 refuses what would make the bucket public (${block})`,
      weakened: `${block} false`,
      program: changed({ publicAccessBlock: { [block]: false } }),
      breaks: ["aws-s3-public-access-block"],
    })),
    {
      holds: "The public access block is the bucket's own",
      weakened: "a block of another bucket",
      program: changed({ publicAccessBlock: { bucket: "another" } }),
      breaks: ["aws-s3-public-access-block"],
    },
    {
      holds: "Objects are encrypted under the bucket's KMS key",
      weakened: "sseAlgorithm AES256",
      program: changed({
        encryption: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
      }),
      breaks: ["aws-s3-encryption"],
    },
    {
      holds: "Objects are encrypted under a key of our own, not AWS's",
      weakened: "no kmsMasterKeyId",
      program: changed({
        encryption: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }] },
      }),
      breaks: ["aws-s3-encryption"],
    },
    {
      holds: "The encryption is the bucket's own",
      weakened: "an encryption of another bucket",
      program: changed({ encryption: { bucket: "another" } }),
      breaks: ["aws-s3-encryption"],
    },
    {
      holds: "Access control lists are off",
      weakened: "objectOwnership ObjectWriter",
      program: changed({ ownership: { rule: { objectOwnership: "ObjectWriter" } } }),
      breaks: ["aws-s3-ownership"],
    },
    {
      holds: "No access control list opens the bucket",
      weakened: "acl public-read",
      program: changed({ bucket: { acl: "public-read" } }),
      breaks: ["aws-s3-no-public-acl"],
    },
    {
      holds: "What is overwritten or deleted can be restored",
      weakened: "status Suspended",
      program: changed({ versioning: { versioningConfiguration: { status: "Suspended" } } }),
      breaks: ["aws-s3-versioning"],
    },
    {
      holds: "The bucket answers over TLS only",
      weakened: "a policy without RefusePlainHttp",
      program: changed({ policy: without("RefusePlainHttp") }),
      breaks: ["aws-s3-tls-only"],
      noticed: "update",
    },
    {
      holds: "The bucket has a policy",
      weakened: "a policy of another bucket",
      program: changed({ policy: { bucket: "another" } }),
      breaks: ["aws-s3-bucket-policy-present"],
    },
    {
      holds: "The policy lets nobody in",
      weakened: "a statement for everyone",
      program: changed({ policy: readableByAll }),
      breaks: ["aws-s3-bucket-policy-private"],
      noticed: "update",
    },
    {
      holds: "Every access is recorded",
      weakened: "accessLogs none",
      program: () => {
        const key = new EncryptionKey("invoices", { account });
        return new EncryptedBucket("invoices", { account, key, accessLogs: "none" });
      },
      breaks: ["aws-s3-access-logging"],
    },
    {
      holds: "A bucket for access logs is as closed as the others",
      weakened: "restrictPublicBuckets false",
      program: () => logs({ publicAccessBlock: { restrictPublicBuckets: false } }),
      breaks: ["aws-s3-public-access-block"],
    },
    {
      holds: "A bucket for access logs says how it encrypts",
      weakened: "an encryption of another bucket",
      program: () => logs({ encryption: { bucket: "another" } }),
      breaks: ["aws-s3-encryption"],
    },
    {
      holds: "Access logs that are overwritten or deleted can be restored",
      weakened: "status Suspended",
      program: () => logs({ versioning: { versioningConfiguration: { status: "Suspended" } } }),
      breaks: ["aws-s3-versioning"],
    },
    {
      holds: "A bucket for access logs answers over TLS only",
      weakened: "a policy without RefusePlainHttp",
      program: () => logs({ policy: without("RefusePlainHttp") }),
      breaks: ["aws-s3-tls-only"],
      noticed: "update",
    },
  ],
};
