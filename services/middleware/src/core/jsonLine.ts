/**
 * A record as one line of JSON in printable ASCII. It reads back the same, but no text in it that others chose (a user's
 * name in a token) can end the line for readers that also split at U+0085 or U+2028, or steer the terminal it is shown on
 * (U+009B, or marks that turn the direction of text).
 */
export function jsonLine(record: object): string {
  return printable(JSON.stringify(record));
}

/** JSON in printable ASCII, see `jsonLine`. */
export function printable(json: string): string {
  return json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
