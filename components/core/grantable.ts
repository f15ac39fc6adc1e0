import type * as pulumi from "@pulumi/pulumi";
import type { AwsAccount } from "./aws";

/** What a workload may do: `read` what is there, `write` (add, replace, remove) without reading, or both. */
export type Access = "read" | "write" | "readWrite";

/** The actions of IAM that each verb stands for. */
export type GrantActions = Readonly<Record<Exclude<Access, "readWrite">, readonly string[]>>;

/** What each verb means for one kind of resource. It stands beside the kind, so that a new kind brings its own. */
export interface GrantDefinition {
  /** On the resource itself. */
  readonly resource: GrantActions;
  /** On what the resource holds: its ARN followed by `/*`. @default the resource holds nothing of its own */
  readonly contents?: GrantActions;
  /**
   * On the key the resource is encrypted under, and only through the service that stores the data.
   *
   * @default nothing: the resource is encrypted under no other one
   */
  readonly key?: {
    /** The service's name in `kms:ViaService`, such as `s3`. Source: AWS KMS Developer Guide, "kms:ViaService". */
    readonly service: string;
    /** The entry of the encryption context in which that service names the resource or a part of it. */
    readonly contextKey: string;
    readonly actions: GrantActions;
  };
}

/** A resource that `WorkloadIdentity.grant` can give access to. */
export interface Grantable {
  /** What each verb means for it. */
  readonly grantDefinition: GrantDefinition;
  /** Names the grant among those of one identity; the logical name of the resource that is granted. */
  readonly grantName: string;
  /** ARN that the role's statements name. */
  readonly grantArn: pulumi.Output<string>;
  /**
   * Where the resource lives. It can be granted to identities of the same account.
   *
   * @default not checked
   */
  readonly account?: AwsAccount;
  /** The KMS key the resource is encrypted under; absent where AWS owns the key, or where the resource is the key. */
  readonly encryptionKey?: { readonly arn: pulumi.Input<string> };
  /** Where the resource is used, for opening the way there. */
  readonly endpoint: AwsEndpoint;
  /**
   * What a service is told of it: the ends of variables' names, such as `BUCKET`, and their values.
   *
   * @default nothing
   */
  readonly environment?: Readonly<Record<string, pulumi.Input<string>>>;
}

/** A host of AWS that workloads call, by TLS at port 443. */
export interface AwsEndpoint {
  /** What is made for reaching it is called after. Resources with the same name have the same host. */
  readonly name: string;
  /** The name of the host, such as `sts.eu-central-1.amazonaws.com`. */
  readonly host: pulumi.Output<string>;
}
