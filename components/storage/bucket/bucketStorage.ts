import type { SecureComponentArgs } from "../../core";
import type { StoragePlan } from "../storagePlan";
import { EncryptedBucket } from "./encryptedBucket";
import { type DataBucketArgs, longestBucketName } from "./encryptedBucketArgs";

/** What a service's bucket can be told; its account follows from the service. */
export type BucketStorageSettings = Partial<Omit<DataBucketArgs, keyof SecureComponentArgs | "account" | "purpose">>;

/**
 * A bucket for the `storage` of a SecureMicroservice, under the service's key unless the settings name another one. The
 * service finds its name in the variable `NAME_BUCKET`.
 *
 * @example
 * new SecureMicroservice("orders", { ...environment, storage: { invoices: bucketStorage({ noncurrentVersionDays: 30 }) } });
 */
export function bucketStorage(settings: BucketStorageSettings = {}): StoragePlan {
  const { key: ownKey, accessLogs: ownLogs } = settings;
  return {
    needs: [...(ownKey ? [] : (["key"] as const)), ...(ownLogs ? [] : (["accessLogs"] as const))],
    longestName: longestBucketName,
    create: (name, { key, accessLogs = "none", ...place }, opts) => {
      const bucketKey = ownKey ?? key;
      if (bucketKey === undefined) throw new Error(`there is no key for the bucket ${name}`);
      return new EncryptedBucket(name, { ...place, accessLogs, ...settings, key: bucketKey }, opts);
    },
  };
}
