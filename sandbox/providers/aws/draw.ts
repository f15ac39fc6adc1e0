import { createHash, randomInt } from "node:crypto";
import { currentTime } from "../protocol";

/** What nobody can compute: chance and the time. Handed in, so that a test can fix both. */
export interface Draw {
  /** A whole number from 0 up to, but not including, `below`. */
  integer(below: number): number;
  now(): Date;
}

/** Real chance and the time that the stand-ins go by. */
export const realDraw: Draw = { integer: (below) => randomInt(below), now: () => currentTime() };

/** The same draws for the same seed, so that two runs of one program make the same ids. */
export function seededDraw(seed: string): Draw {
  let drawn = 0;
  return {
    integer: (below) => {
      const hash = createHash("sha256").update(`${seed} ${drawn++}`).digest();
      return hash.readUIntBE(0, 6) % below;
    },
    now: () => currentTime(),
  };
}

const DIGITS = "0123456789";
const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();

/** The characters AWS draws identifiers from, by the name that the table uses. */
const ALPHABETS: Readonly<Record<string, string>> = {
  hex: `${DIGITS}abcdef`,
  HEX: `${DIGITS}ABCDEF`,
  digits: DIGITS,
  lower: `${DIGITS}${LOWER}`,
  upper: `${DIGITS}${UPPER}`,
  mixed: `${DIGITS}${LOWER}${UPPER}`,
  // RFC 4648, which AWS uses where people read ids out.
  base32: `${UPPER}234567`,
};

/**
 * A drawn text: `uuid` (version 4), `now` (RFC 3339, seconds), `stamp` (the 26 digits that Terraform adds to a name prefix),
 * or an alphabet and a length, such as `hex:17`. Nothing for any other name.
 */
export function drawText(name: string, draw: Draw): string | undefined {
  if (name === "uuid") return drawUuid(draw);
  if (name === "now")
    return draw
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, "Z");
  if (name === "stamp")
    return draw.now().toISOString().replace(/\D/g, "").padEnd(18, "0") + characters(DIGITS, 8, draw);
  const [alphabet = "", length = ""] = name.split(":");
  const letters = ALPHABETS[alphabet];
  return letters === undefined || length === "" ? undefined : characters(letters, Number(length), draw);
}

function drawUuid(draw: Draw): string {
  const hex = (length: number) => characters(ALPHABETS.hex ?? "", length, draw);
  return [hex(8), hex(4), `4${hex(3)}`, `${characters("89ab", 1, draw)}${hex(3)}`, hex(12)].join("-");
}

function characters(letters: string, length: number, draw: Draw): string {
  return Array.from({ length }, () => letters.charAt(draw.integer(letters.length))).join("");
}
