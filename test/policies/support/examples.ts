import type { ExampleResource } from "./judge";

/** A program, as the resources of it that matter. */
export type Program = ExampleResource | readonly ExampleResource[];

/** Programs that one policy is tried on, by what they show. */
export interface PolicyExamples {
  /** The policy's name. */
  readonly policy: string;
  /** Programs it lets pass. */
  readonly good: Readonly<Record<string, Program>>;
  /** Programs it stops, and all that it says about them. */
  readonly bad: Readonly<Record<string, { readonly program: Program; readonly says: readonly string[] }>>;
}

/** A program and all that the policy says about it. */
export function says(program: Program, ...problems: string[]): PolicyExamples["bad"][string] {
  return { program, says: problems };
}

/** The resources of a program. */
export function resourcesOf(program: Program): readonly ExampleResource[] {
  return "type" in program ? [program] : program;
}
