import { jsonLine } from "./jsonLine";

/** Writes what happens to the service itself; decisions about requests go to the audit log. */
export type OperationalLog = (event: string, details?: Readonly<Record<string, unknown>>) => void;

/** One JSON line for each event; anything that looks like a JSON Web Token is masked. */
export function operationalLog(
  service: string,
  write: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): OperationalLog {
  return (event, details = {}) =>
    write(maskTokens(jsonLine({ time: new Date().toISOString(), service, event, ...details })));
}

/**
 * The text with every compact JSON Web Token replaced, signed ones of three parts and encrypted ones of five. A JSON header
 * always begins `{"`, which encodes as `eyJ`.
 */
export function maskTokens(text: string): string {
  return text.replace(/eyJ[\w.-]+/g, "[token]");
}
