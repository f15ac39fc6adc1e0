import type { Props, Value } from "../../protocol";

/**
 * How the sandbox makes up what AWS would answer for one resource type. Pure data, with a function only where a format
 * depends on the inputs.
 */
export interface ResourceForm {
  /** The physical id, in the format that `pulumi import` documents. */
  readonly id: Formula;
  /**
   * What the type has beside its inputs. An input that was given wins over the formula of the same name: AWS fills in only
   * what was left out. A dotted name adds to an input: `vpcConfig.clusterSecurityGroupId`.
   */
  readonly outputs?: Readonly<Record<string, Formula>>;
  /** Inputs that the provider fills in by itself, so that they are known at preview. */
  readonly defaults?: Props;
  /** The input that gets a generated name if the program gives none. */
  readonly autoname?: Autoname;
  /**
   * Inputs that cannot be changed in place; dotted for a part of one. A change of `region` always replaces.
   *
   * @default []
   */
  readonly replaces?: readonly string[];
  /** Whether two of them cannot exist side by side, whatever their names are. */
  readonly deleteBeforeReplace?: boolean;
  /** Whether the type lives in no region and has no `region` input. */
  readonly global?: boolean;
  /** Whether the type has `tags` and `tagsAll`. */
  readonly tagged?: boolean;
  /** Outputs that must not be readable in the state. Secret inputs the engine itself keeps track of. */
  readonly secrets?: readonly string[];
  /** What AWS refuses about inputs that the SDK takes: its error; nothing for inputs that it takes as well. */
  readonly invalid?: (look: Look) => string | undefined;
  /** The input by which AWS refuses a deletion, and the value with which it does. */
  readonly deletionProtection?: {
    readonly property: string;
    /** @default true */
    readonly on?: string;
  };
  /** How it lives beside others in the account. */
  readonly inAccount?: InAccount;
}

/** What happens between things of one AWS account, whichever stack they are from. */
export interface InAccount {
  /**
   * A text like a formula's that says what AWS tells it apart by, within its type and region. Two resources with one key are
   * one thing: the second changes it, and the deletion of either takes it away.
   *
   * @default none: every resource is a thing of its own
   */
  readonly key?: string;
  /** AWS's error for a second resource with its key; nothing where it may take the first one's place. */
  readonly taken?: (look: Look) => string | undefined;
  /** Properties that name what cannot be deleted before it. */
  readonly uses?: readonly string[];
  /** AWS's error, a text like a formula's, for a deletion while something uses it. */
  readonly inUse?: string;
  /** The property that names what it is deleted with. */
  readonly partOf?: string;
  /** Properties that are read back, for another resource may have changed them. No secrets. */
  readonly noted?: readonly string[];
}

/** The forms of one family of services, by type token. */
export type ResourceForms = Readonly<Record<string, ResourceForm>>;

/**
 * Either a value, in whose texts `{…}` stands for something looked up, or a function of such look-ups.
 *
 * What can be looked up, in this order: what `drawText` draws, afresh each time (`uuid`, `now`, `stamp`, `hex:17` and so on);
 * inputs, with dots for their parts; `partition`, `region`, `dnsSuffix`, `account` and `logicalName`; `id`; the form's other
 * outputs. All but draws are the same wherever they appear.
 */
export type Formula = Value | ((look: Look) => Value);

/** Looks something up for a formula. */
export interface Look {
  (name: string): Value | undefined;
  /** As text; an empty one if there is nothing. */
  text(name: string): string;
  /** A text with what its `{…}` stand for. */
  fill(template: string): string;
}

/** How a name is generated: `${logicalName}-${7 hex digits}`. */
export interface Autoname {
  readonly property: string;
  /** Names get no longer than this. */
  readonly maxLength: number;
  /** Turns the finished name into one that the service takes. */
  readonly finish?: (name: string, inputs: Props) => string;
  /** Uses the logical name as it is. */
  readonly exact?: boolean;
}

/**
 * The naming of most types.
 *
 * Source: github.com/pulumi/pulumi-aws, provider/autonaming.go (every input called `name`, 255 characters) and
 * provider/resource_overrides.go (the exceptions).
 */
export function named(
  property = "name",
  maxLength = 255,
  rest: Pick<Autoname, "finish" | "exact"> = {},
): { readonly autoname: Autoname } {
  return { autoname: { property, maxLength, ...rest } };
}
