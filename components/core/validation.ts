import * as pulumi from "@pulumi/pulumi";

/** One mistake in the arguments of a component or in the configuration of a stack. */
export interface Problem {
  /** Where it is, as the caller would write it: `limits[0].requests`. */
  readonly propertyPath: string;
  /** What is wrong, the offending value, and what to write instead. */
  readonly reason: string;
}

/**
 * Every mistake found in one set of arguments, reported at once.
 *
 * The `pulumi` command prints its message without a stack trace, and a remote component provider passes each problem on
 * with its property path.
 */
export class InvalidArgumentsError extends pulumi.InputPropertiesError {
  /** The mark by which the SDK knows, across copies of itself, an error whose stack trace helps nobody. */
  readonly __pulumiRunError = true;

  constructor(subject: string, problems: readonly Problem[]) {
    super({
      message: `${subject}: ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}\n${problems
        .map((problem) => `  ${problem.propertyPath}: ${problem.reason}`)
        .join("\n")}`,
      errors: [...problems],
    });
    this.name = "InvalidArgumentsError";
  }
}

/**
 * Throws once, with all problems, if there are any.
 *
 * @param subject who was given the arguments, such as `EncryptedBucket "orders-data"` or `Pulumi.dev.yaml`
 * @throws InvalidArgumentsError
 */
export function validate(subject: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InvalidArgumentsError(subject, problems);
}

/** True for a value that can be looked at now; an `Output` or a promise can only be judged by the policy pack. */
export function isPlain<T>(value: pulumi.Input<T> | undefined): value is T {
  return value !== undefined && !pulumi.Output.isInstance(value) && !(value instanceof Promise);
}

/** The problem, as a list of one, if a plain value fails `accepts`; nothing for an output, a promise or `undefined`. */
export function checkPlain<T>(
  propertyPath: string,
  value: pulumi.Input<T> | undefined,
  accepts: (value: T) => boolean,
  expected: string,
): Problem[] {
  if (!isPlain(value) || accepts(value)) return [];
  return [{ propertyPath, reason: `${JSON.stringify(value)} is not valid; write ${expected}` }];
}

/** Problems of a nested argument, their paths prefixed with where it hangs. */
export function within(prefix: string, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, propertyPath: `${prefix}.${problem.propertyPath}` }));
}
