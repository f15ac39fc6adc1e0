import type { FastifyBaseLogger } from "fastify";
import pino from "pino";
import { printable } from "../middleware/src/core/jsonLine";
import { maskTokens, type OperationalLog } from "../middleware/src/core/operationalLog";

/** Where lines go. */
export type LogStream = pino.DestinationStream;

/**
 * A logger of what happens to the service itself; decisions about requests go to the audit log. One line of JSON for each
 * event, in printable ASCII, with anything that looks like a JSON Web Token masked.
 *
 * @param stream standard error unless a test says otherwise
 */
export function serviceLog(
  service: string,
  stream: LogStream = pino.destination({ fd: 2, sync: true }),
): FastifyBaseLogger {
  return pino(
    {
      base: { service },
      messageKey: "event",
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      hooks: { streamWrite: (line) => `${maskTokens(printable(line.trimEnd()))}\n` },
    },
    stream,
  );
}

/** The same log, as the middleware writes to it. */
export function operational(logger: FastifyBaseLogger): OperationalLog {
  return (event, details = {}) => logger.info(details, event);
}
