/** How the sandbox's command ends. */
export const ExitCode = {
  /** The verb did what it says. */
  done: 0,
  /** The program, the engine or the machine failed. */
  failed: 1,
  /** The command line cannot be understood. */
  usage: 2,
  /** A mandatory policy stopped the deployment. */
  blocked: 3,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** A failure that the person at the command line can mend: one message, an exit code, no stack trace. */
export class Failure extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = ExitCode.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}
