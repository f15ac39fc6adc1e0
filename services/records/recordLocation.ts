import { join } from "node:path";
import type { EnvironmentReader } from "../middleware/src/core/environment";
import { BucketRecords, type RecordBucket } from "./bucketRecords";
import { FolderRecords } from "./folderRecords";
import type { RecordStore } from "./recordStore";

/** Where a service keeps its records. */
export type RecordLocation =
  | ({ readonly kind: "bucket" } & RecordBucket)
  | { readonly kind: "folder"; readonly folder: string };

/**
 * Reads where records are kept. Problems are collected by the reader.
 *
 * | variable | meaning |
 * |---|---|
 * | `DATA_BUCKET`, `AWS_REGION` | an S3 bucket and its region; `SecureMicroservice` sets both, and grants the access |
 * | `DATA_FOLDER` | a folder of this machine instead, for development and tests |
 */
export function readRecordLocation(reader: EnvironmentReader): RecordLocation {
  const folder = reader.optional("DATA_FOLDER");
  if (folder !== undefined) return { kind: "folder", folder };
  const bucket = reader.required("DATA_BUCKET", "the S3 bucket of the service's data, or DATA_FOLDER to develop");
  const region =
    bucket === "" ? "" : reader.required("AWS_REGION", 'the region of DATA_BUCKET, such as "eu-central-1"');
  return { kind: "bucket", bucket, region };
}

/** @param kind what the records are, such as `orders` */
export function openRecords<T>(location: RecordLocation, kind: string): RecordStore<T> {
  return location.kind === "folder"
    ? new FolderRecords(join(location.folder, kind))
    : new BucketRecords(location, `${kind}/`);
}
