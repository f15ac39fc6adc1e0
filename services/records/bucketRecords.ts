import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import type { RecordStore } from "./recordStore";

/** A bucket in which records are kept. */
export interface RecordBucket {
  readonly bucket: string;
  readonly region: string;
}

/** Another write of the same object was under way. Source: Amazon S3 User Guide, "Conditional writes". */
const CONFLICT = 409;
const PRECONDITION_FAILED = 412;
const ATTEMPTS = 5;

/**
 * Records as objects of an S3 bucket, one a record, for all replicas of a service. They are encrypted as the bucket says.
 *
 * Of writers of a new record S3 lets one through (`If-None-Match: *`), and what it has answered it has stored in several
 * Availability Zones. Credentials come from where the AWS SDK finds them.
 */
export class BucketRecords<T> implements RecordStore<T> {
  private readonly client: S3Client;
  private readonly bucket: string;

  /** @param prefix of the objects' keys, such as `orders/` */
  constructor(
    { bucket, region }: RecordBucket,
    private readonly prefix: string,
  ) {
    this.client = new S3Client({ region });
    this.bucket = bucket;
  }

  async get(id: string): Promise<T | undefined> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand(this.object(id)));
      return JSON.parse((await Body?.transformToString()) ?? "");
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async create(id: string, record: T): Promise<T | undefined> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.put(id, record, { IfNoneMatch: "*" });
        return undefined;
      } catch (error) {
        const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
        if (status === PRECONDITION_FAILED) return this.get(id);
        if (status !== CONFLICT || attempt === ATTEMPTS) throw error;
      }
    }
  }

  async replace(id: string, record: T): Promise<void> {
    await this.put(id, record, {});
  }

  private async put(id: string, record: T, condition: { readonly IfNoneMatch?: string }): Promise<void> {
    const content = { Body: JSON.stringify(record), ContentType: "application/json" };
    await this.client.send(new PutObjectCommand({ ...this.object(id), ...content, ...condition }));
  }

  private object(id: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.bucket, Key: `${this.prefix}${id}.json` };
  }
}
