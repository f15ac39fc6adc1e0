import type { Phase } from "../support/mockedStack";

/** A secure default, and a program in which it is weakened. */
export interface Mutation {
  /** What holds by default, as a sentence without a full stop. */
  readonly holds: string;
  /** How the program weakens it: an argument, or a property that a transform sets. */
  readonly weakened: string;
  readonly program: () => unknown;
  /** The policies that report it, and no others. */
  readonly breaks: readonly string[];
  /**
   * When the pack notices first: `update` for what is part of a document that names what AWS has yet to create. The engine
   * then stops before that resource is.
   *
   * @default "preview"
   */
  readonly noticed?: Phase;
}

/** The secure defaults of a component that a transform or an argument can reach. */
export interface ComponentMutations {
  /** The component's name. */
  readonly component: string;
  /** A program with the component as it is by default. */
  readonly secure: () => unknown;
  readonly mutations: readonly Mutation[];
}

/** A secure default whose weakening the pack does not report: said openly, so that nobody relies on it. */
export interface Unnoticed extends Pick<Mutation, "holds" | "weakened" | "program"> {
  /** The component's name. */
  readonly component: string;
  /** Why it passes. */
  readonly because: string;
}
