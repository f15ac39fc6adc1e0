import { type Look, named, type ResourceForm, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "Amazon S3". Host names: S3 User Guide, "Virtual hosting of general purpose
 * buckets" and "Website endpoints". Ids: the import section of each type's registry page. Replacement: `createOnlyProperties`
 * of AWS::S3::* and the registry's "Forces new resource". Names: pulumi-aws, provider/resource_overrides.go.
 */

const AES256 = { sseAlgorithm: "AES256", kmsMasterKeyId: "" };
const UNVERSIONED = { enabled: false, mfaDelete: false };

const bucket = {
  id: "{bucket}",
  ...named("bucket", 63, { finish: (name) => name.toLowerCase() }),
  defaults: { forceDestroy: false },
  outputs: {
    arn: "arn:{partition}:s3:::{bucket}",
    bucketDomainName: "{bucket}.s3.{dnsSuffix}",
    bucketRegionalDomainName: "{bucket}.s3.{region}.{dnsSuffix}",
    bucketRegion: "{region}",
    bucketNamespace: "global",
    hostedZoneId: "Z{upper:13}",
    websiteDomain: "",
    websiteEndpoint: "",
    objectLockEnabled: false,
    requestPayer: "BucketOwner",
  },
  replaces: ["bucket", "bucketPrefix", "bucketNamespace", "objectLockEnabled"],
  tagged: true,
  inAccount: {
    key: "{bucket}",
    taken: () =>
      "BucketAlreadyOwnedByYou: Your previous request to create the named bucket succeeded and you already own it",
  },
} satisfies ResourceForm;

/** A setting of a bucket, which is named after it. */
const ofBucket: ResourceForm = { id: "{bucket}", replaces: ["bucket"], inAccount: { key: "{bucket}" } };

/** A setting that may name the account it expects the bucket in. */
const ofOwnedBucket: ResourceForm = {
  id: (look) => joined(look, "bucket", "expectedBucketOwner"),
  replaces: ["bucket", "expectedBucketOwner"],
  inAccount: { key: "{bucket}" },
};

const bucketAcl: ResourceForm = {
  ...ofOwnedBucket,
  id: (look) => joined(look, "bucket", "expectedBucketOwner", "acl"),
};

const bucketWebsite: ResourceForm = {
  ...ofOwnedBucket,
  outputs: {
    websiteDomain: (look) => {
      const separator = dashedWebsites.has(look.text("region")) ? "-" : ".";
      return look.fill(`s3-website${separator}{region}.{dnsSuffix}`);
    },
    websiteEndpoint: "{bucket}.{websiteDomain}",
  },
};

/** Regions whose website host names have a dash where the others have a dot. Source: AWS General Reference, "S3 endpoints". */
const dashedWebsites: ReadonlySet<string> = new Set([
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "eu-west-1",
  "sa-east-1",
  "us-east-1",
  "us-gov-west-1",
  "us-west-1",
  "us-west-2",
]);

const object = {
  id: "{bucket}/{key}",
  ...named("key", 1024, { exact: true }),
  defaults: { forceDestroy: false },
  outputs: {
    arn: "arn:{partition}:s3:::{bucket}/{key}",
    etag: "{hex:32}",
    storageClass: "STANDARD",
    contentType: "application/octet-stream",
    serverSideEncryption: (look) => (look("kmsKeyId") === undefined ? "AES256" : "aws:kms"),
    versionId: "",
  },
  replaces: ["bucket", "key"],
  tagged: true,
} satisfies ResourceForm;

const open = {
  blockPublicAcls: false,
  blockPublicPolicy: false,
  ignorePublicAcls: false,
  restrictPublicBuckets: false,
};

export const s3: ResourceForms = {
  "aws:s3/bucket:Bucket": {
    ...bucket,
    outputs: {
      ...bucket.outputs,
      serverSideEncryptionConfiguration: {
        rule: { applyServerSideEncryptionByDefault: AES256, bucketKeyEnabled: false },
      },
      versioning: UNVERSIONED,
    },
  },
  "aws:s3/bucketV2:BucketV2": {
    ...bucket,
    outputs: {
      ...bucket.outputs,
      serverSideEncryptionConfigurations: [
        { rules: [{ applyServerSideEncryptionByDefaults: [AES256], bucketKeyEnabled: false }] },
      ],
      versionings: [UNVERSIONED],
    },
  },

  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": { ...ofBucket, defaults: open },
  "aws:s3/bucketPolicy:BucketPolicy": ofBucket,
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ofBucket,
  "aws:s3/bucketNotification:BucketNotification": { ...ofBucket, defaults: { eventbridge: false } },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": ofBucket,

  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ofOwnedBucket,
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": ofOwnedBucket,
  "aws:s3/bucketVersioning:BucketVersioning": ofOwnedBucket,
  "aws:s3/bucketVersioningV2:BucketVersioningV2": ofOwnedBucket,
  "aws:s3/bucketLogging:BucketLogging": ofOwnedBucket,
  "aws:s3/bucketLoggingV2:BucketLoggingV2": ofOwnedBucket,
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ofOwnedBucket,
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2": ofOwnedBucket,
  "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration": ofOwnedBucket,
  "aws:s3/bucketCorsConfigurationV2:BucketCorsConfigurationV2": ofOwnedBucket,
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": ofOwnedBucket,
  "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2": ofOwnedBucket,
  "aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration": ofOwnedBucket,
  "aws:s3/bucketRequestPaymentConfigurationV2:BucketRequestPaymentConfigurationV2": ofOwnedBucket,
  "aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration": ofOwnedBucket,
  "aws:s3/bucketAccelerateConfigurationV2:BucketAccelerateConfigurationV2": ofOwnedBucket,
  "aws:s3/bucketAcl:BucketAcl": bucketAcl,
  "aws:s3/bucketAclV2:BucketAclV2": bucketAcl,
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": bucketWebsite,
  "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2": bucketWebsite,

  "aws:s3/bucketObject:BucketObject": object,
  "aws:s3/bucketObjectv2:BucketObjectv2": {
    ...object,
    outputs: {
      ...object.outputs,
      checksumCrc32: "",
      checksumCrc32c: "",
      checksumCrc64nvme: "{mixed:11}=",
      checksumSha1: "",
      checksumSha256: "",
    },
  },

  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": {
    id: "{accountId}",
    defaults: open,
    outputs: { accountId: "{account}" },
    replaces: ["accountId"],
    global: true,
  },
  "aws:s3/accessPoint:AccessPoint": {
    id: "{accountId}:{name}",
    ...named(),
    outputs: {
      accountId: "{account}",
      bucketAccountId: "{account}",
      alias: "{name}-{lower:34}-s3alias",
      arn: "arn:{partition}:s3:{region}:{accountId}:accesspoint/{name}",
      domainName: "{name}-{accountId}.s3-accesspoint.{region}.{dnsSuffix}",
      endpoints: {
        ipv4: "s3-accesspoint.{region}.{dnsSuffix}",
        dualstack: "s3-accesspoint.dualstack.{region}.{dnsSuffix}",
      },
      hasPublicAccessPolicy: false,
      networkOrigin: (look) => (look("vpcConfiguration") === undefined ? "Internet" : "VPC"),
    },
    replaces: ["name", "bucket", "bucketAccountId", "accountId", "vpcConfiguration", "publicAccessBlockConfiguration"],
    tagged: true,
  },
};

function joined(look: Look, ...names: string[]): string {
  return names.map(look.text).filter(Boolean).join(",");
}
