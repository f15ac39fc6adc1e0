import { ConfigurationError } from "../middleware/src/core/environment";
import { startTelemetry } from "../telemetry/telemetry";
import type { RunningService } from "./service";

/**
 * Runs a service as this process: until SIGTERM or SIGINT, and then until its requests are finished. A mistake in the
 * configuration ends it at once, with exit code 1 and one message that lists all of them.
 *
 * @param start loads the service too, as telemetry has to be there before what it watches
 */
export async function runService(name: string, start: () => Promise<RunningService>): Promise<void> {
  try {
    const stopTelemetry = await startTelemetry(name, process.env);
    const service = await start();
    const stop = async (): Promise<void> => {
      await service.stop();
      await stopTelemetry();
      process.exit(0);
    };
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
