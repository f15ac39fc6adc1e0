import { EncryptionKey } from "../../../../components/encryption";
import { type DataBucketArgs, EncryptedBucket, type EncryptedBucketArgs } from "../../../../components/storage";
import { type MockedOutputs, type RegisteredResource, registeredBy, theOnly } from "../../../support/mockedStack";

export const account = { accountId: "123456789012", region: "eu-central-1" };
export const accessLogs = { bucket: "access-logs" };
export const outputs: MockedOutputs = {
  "aws:s3/bucket:Bucket": (name, inputs) => ({ bucket: inputs.bucket ?? `${name}-1a2b3c4` }),
};

export async function dataBucket(args: Partial<DataBucketArgs> = {}): Promise<RegisteredResource[]> {
  const resources = await registeredBy(() => {
    const key = new EncryptionKey("data", { account });
    new EncryptedBucket("invoices", { account, key, accessLogs, ...args });
  }, outputs);
  return resources.filter(({ parent }) => parent === "invoices");
}

export async function logBucket(args: Partial<EncryptedBucketArgs> = {}): Promise<RegisteredResource[]> {
  const resources = await registeredBy(
    () => new EncryptedBucket("logs", { account, ...args, purpose: "accessLogs" }),
    outputs,
  );
  return resources.filter(({ parent }) => parent === "logs");
}

export function sidsOf(resources: readonly RegisteredResource[]): string[] {
  const { inputs } = theOnly(resources, "aws:s3/bucketPolicy:BucketPolicy");
  return JSON.parse(String(inputs.policy)).Statement.map((statement: { Sid: string }) => statement.Sid);
}

export function rulesOf(resources: readonly RegisteredResource[], type: string): unknown {
  return theOnly(resources, type).inputs.rules;
}

export const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
export const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
