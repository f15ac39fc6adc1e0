import type * as pulumi from "@pulumi/pulumi";
import type { AwsAccount, Grantable, KeyRef, SecureComponentArgs } from "../core";
import type { AccessLogTarget } from "./bucket/encryptedBucketArgs";

/** What a service has for its storage, whatever kind it is of. */
export interface StoragePlace extends SecureComponentArgs {
  /** Where the storage lives. */
  readonly account: AwsAccount;
  /** The service's key; none where it was turned off. */
  readonly key?: KeyRef;
  /** Where accesses are logged, as far as the service was told. */
  readonly accessLogs?: AccessLogTarget | "none";
}

/**
 * Storage that a SecureMicroservice makes for itself. Each kind makes its own from its settings, such as `bucketStorage`: the
 * service knows none of them.
 */
export interface StoragePlan {
  /** What of the place the kind cannot do without. */
  readonly needs: readonly ("key" | "accessLogs")[];
  /** The longest name that the component can have. */
  readonly longestName: number;
  /** Makes the storage. */
  readonly create: (name: string, place: StoragePlace, opts: pulumi.ComponentResourceOptions) => Grantable;
}
