import { ConfigurationError } from "../middleware/src/core/environment";
import type { RunningService } from "./service";

/**
 * Runs a service as this process: until SIGTERM or SIGINT, and then until its requests are finished. A mistake in the
 * configuration ends it at once, with exit code 1 and one message that lists all of them.
 */
export async function runService(start: () => Promise<RunningService>): Promise<void> {
  try {
    const service = await start();
    const stop = (): void => {
      service.stop().then(() => process.exit(0));
    };
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
