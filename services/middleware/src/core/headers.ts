import type { IncomingMessage } from "node:http";

/**
 * Every value that a header was sent with, from the raw list: `headers` joins or drops repeated ones, and requests that a
 * test injects have no `headersDistinct`.
 *
 * @param name in lower case
 */
export function headerValues({ rawHeaders }: Pick<IncomingMessage, "rawHeaders">, name: string): string[] {
  return rawHeaders.filter((_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}
