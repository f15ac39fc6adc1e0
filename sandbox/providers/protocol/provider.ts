import type { Props } from "./values";

/** A resource as the engine names it. */
export interface ResourceIdentity {
  readonly urn: string;
  /** The type token, such as `tls:index/privateKey:PrivateKey`. */
  readonly type: string;
  /** The logical name. */
  readonly name: string;
}

export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

/** What a comparison of recorded and wanted properties found. */
export interface Difference {
  /** Top-level properties that differ. */
  readonly changes: readonly string[];
  /** The paths in them that differ, as `replaceOnChanges` writes them. @default not told */
  readonly paths?: readonly string[];
  /** Those properties that cannot be changed in place. */
  readonly replaces?: readonly string[];
  /** Whether the old resource must go before the new one comes, because both cannot have the same name. */
  readonly deleteBeforeReplace?: boolean;
}

/**
 * A provider that stands in for a real plugin.
 *
 * Properties arrive without secret markers (the engine keeps track of secret inputs itself) and may hold unknown values
 * while `preview` is true. Outputs may hold `secret(...)` and, at preview, `UNKNOWN`.
 */
export interface StandInProvider {
  /** The Pulumi package, such as `tls`. */
  readonly name: string;
  /** The version of the SDK it stands in for. */
  readonly version: string;
  /** Takes the provider's own configuration, such as `region`. */
  configure?(config: Props): void;
  /** Validates inputs and fills in defaults. Reports every failure. `olds` is empty for a new resource. */
  check?(
    resource: ResourceIdentity & { readonly olds: Props; readonly news: Props },
  ): Async<{ readonly inputs: Props; readonly failures?: readonly CheckFailure[] }>;
  /** Compares; by default every changed input is a change in place. */
  diff?(
    resource: ResourceIdentity & {
      readonly id: string;
      readonly oldInputs: Props;
      readonly oldOutputs: Props;
      readonly news: Props;
    },
  ): Async<Difference>;
  create(
    resource: ResourceIdentity & { readonly inputs: Props; readonly preview: boolean },
  ): Async<{ readonly id: string; readonly outputs: Props }>;
  update(
    resource: ResourceIdentity & {
      readonly id: string;
      readonly oldInputs: Props;
      readonly oldOutputs: Props;
      readonly news: Props;
      readonly preview: boolean;
    },
  ): Async<Props>;
  /** Confirms what exists, for refresh and import; by default what is recorded. `undefined` if it is gone. */
  read?(
    resource: ResourceIdentity & { readonly id: string; readonly inputs: Props; readonly outputs: Props },
  ): Async<{ readonly inputs: Props; readonly outputs: Props } | undefined>;
  delete?(resource: ResourceIdentity & { readonly id: string; readonly outputs: Props }): Async<void>;
  /**
   * The outputs of a component that the plugin makes; its own resources stay unknown. Properties arrive with their secret
   * markers at a provider that has this.
   */
  construct?(component: Omit<ResourceIdentity, "urn"> & { readonly inputs: Props }): Async<Props>;
  /** Answers a function call such as `aws:iam/getPolicyDocument:getPolicyDocument`. */
  invoke?(token: string, args: Props): Async<Props>;
}

type Async<T> = T | Promise<T>;

/** A failure that the person at the command line can mend; shown without a stack trace. */
export class ProviderError extends Error {}

/** The failure for a resource type or function that a stand-in does not cover. */
export function notCovered(provider: string, token: string, howToAdd: string): ProviderError {
  return new ProviderError(`the sandbox's ${provider} provider does not cover ${token}. ${howToAdd}`);
}
