import { randomBytes } from "node:crypto";
import { atLeast, integer, type LogicalResource, text } from "../logical";
import { asText } from "../protocol";
import { keepers } from "./keepers";

const byteCount = integer({ required: true, refuse: atLeast(1, "bytes") });

/** Secret bytes, in base64 and hexadecimal. */
export const randomBytesResource: LogicalResource = {
  inputs: { keepers, length: byteCount },
  generates: { base64: "secret", hex: "secret" },
  generate: ({ length }) => {
    const bytes = randomBytes(Number(length));
    return { id: "none", outputs: { base64: bytes.toString("base64"), hex: bytes.toString("hex") } };
  },
};

/** An identifier in four notations, each with the prefix; its `id` is the URL-safe one without. */
export const randomId: LogicalResource = {
  inputs: { keepers, byteLength: byteCount, prefix: text() },
  generates: { b64Std: "plain", b64Url: "plain", dec: "plain", hex: "plain" },
  generate: ({ byteLength, prefix }) => {
    const bytes = randomBytes(Number(byteLength));
    return { id: bytes.toString("base64url"), outputs: identifierForms(bytes, asText(prefix)) };
  },
};

/** The notations of an identifier: base64, URL-safe base64 without padding, decimal and hexadecimal. */
export function identifierForms(bytes: Buffer, prefix: string) {
  const hex = bytes.toString("hex");
  return {
    b64Std: prefix + bytes.toString("base64"),
    b64Url: prefix + bytes.toString("base64url"),
    dec: prefix + BigInt(`0x${hex}`).toString(),
    hex: prefix + hex,
  };
}
