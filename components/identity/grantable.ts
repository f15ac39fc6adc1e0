import type * as pulumi from "@pulumi/pulumi";
import type { AwsAccount } from "../core";

/** The kinds of resource that access can be granted to. */
export type GrantKind = "bucket" | "key";

/** What a workload may do: `read` what is there, `write` (add, replace, remove) without reading, or both. */
export type Access = "read" | "write" | "readWrite";

/** A resource that `WorkloadIdentity.grant` knows how to give access to. */
export interface Grantable {
  readonly grantKind: GrantKind;
  /** Names the grant among those of one identity; the logical name of the resource that is granted. */
  readonly grantName: string;
  readonly grantArn: pulumi.Output<string>;
  /**
   * Where the resource lives. It can be granted to identities of the same account.
   *
   * @default not checked
   */
  readonly account?: AwsAccount;
  /** The KMS key the resource is encrypted under; absent where AWS owns the key, or where the resource is the key. */
  readonly encryptionKey?: { readonly arn: pulumi.Output<string> };
  /** Where the resource is used, for opening the way there. */
  readonly endpoint: AwsEndpoint;
}

/** A host of AWS that workloads call, by TLS at port 443. */
export interface AwsEndpoint {
  /** What is made for reaching it is called after. Resources with the same name have the same host. */
  readonly name: string;
  readonly host: pulumi.Output<string>;
}
