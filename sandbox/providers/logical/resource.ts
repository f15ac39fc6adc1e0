import type { CheckFailure, Props } from "../protocol";
import type { InputRules } from "./rules";

/**
 * A resource that exists in the stack's state alone: what it generates once is kept until an input changes, which
 * replaces it unless the input's rule says `inPlace`.
 */
export interface LogicalResource {
  readonly inputs: InputRules;
  /** Inputs in the form in which they count, where some can be written in more than one way. */
  readonly normalise?: (inputs: Props) => Props;
  /** What is wrong between inputs, defaults filled in. Some may be unknown, and some may be wrong by themselves. */
  readonly check?: (inputs: Props) => readonly CheckFailure[];
  /** The outputs it adds to its inputs, unknown until it is created. */
  readonly generates: Readonly<Record<string, "plain" | "secret">>;
  readonly generate: (inputs: Props) => Generated | Promise<Generated>;
  /** When it must be generated again although no input changed. */
  readonly renewal?: Renewal;
}

/** A generated resource. */
export interface Generated {
  readonly id: string;
  readonly outputs: Props;
}

/** The end of a resource that does not last. */
export interface Renewal {
  /** The boolean output that says whether it is due. */
  readonly property: string;
  readonly isDue: (inputs: Props, outputs: Props) => boolean;
  /** Whether a new resource is due already. */
  readonly isBornDue: (inputs: Props) => boolean;
}
