/** What the examples beside a policy are written in. Tests run them and pages are printed from them; the pack loads none. */

/** A resource of a program. */
export interface ExampleResource {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly name: string;
  /** Names of the resources that each property depends on. */
  readonly dependsOn: Readonly<Record<string, readonly string[]>>;
}

/** A program, as the resources of it that matter. */
export type Program = ExampleResource | readonly ExampleResource[];

/** Programs that a policy is tried on, by what they show. */
export interface Examples {
  /** Programs it lets pass. */
  readonly good: Readonly<Record<string, Program>>;
  /** Programs it stops, and all that it says about them. */
  readonly bad: Readonly<Record<string, { readonly program: Program; readonly says: readonly string[] }>>;
}

/** A string that is not known before the update, as the engine hands it to a policy. Source: proxy.js of `@pulumi/policy`. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A resource; its name matters only where another depends on it. */
export function resource(
  type: string,
  props: Record<string, unknown>,
  { name = "it", dependsOn = {} }: Partial<Pick<ExampleResource, "name" | "dependsOn">> = {},
): ExampleResource {
  return { type, props, name, dependsOn };
}

/** A program and all that the policy says about it. */
export function says(program: Program, ...problems: string[]): Examples["bad"][string] {
  return { program, says: problems };
}

/** The resources of a program. */
export function resourcesOf(program: Program): readonly ExampleResource[] {
  return "type" in program ? [program] : program;
}
