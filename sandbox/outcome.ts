import type { ChildProcess } from "node:child_process";
import { text } from "node:stream/consumers";

/** How a process ended, and what it wrote where its output is piped here. */
export interface Outcome {
  /** `null` for one that a signal ended. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Waits for the end of a process.
 *
 * @throws Error if it could not be started
 */
export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const ended = new Promise<number | null>((done, failed) => {
    child.on("error", failed);
    child.on("close", done);
  });
  const [code, stdout, stderr] = await Promise.all([
    ended,
    child.stdout === null ? "" : text(child.stdout),
    child.stderr === null ? "" : text(child.stderr),
  ]);
  return { code, stdout, stderr };
}
