import { AsnConvert } from "@peculiar/asn1-schema";
import { ProviderError } from "../protocol";

type Label = "CERTIFICATE" | "CERTIFICATE REQUEST";

/** Bytes as the ASN.1 library wants them: alone in their buffer. */
export function alone(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/** The DER encoding of an ASN.1 value. */
export function encodeDer(value: unknown): Buffer {
  return Buffer.from(AsnConvert.serialize(value));
}

/** PEM as Go writes it: lines of 64 characters, a newline at the end. */
export function toPem(label: Label, der: Uint8Array): string {
  const body = Buffer.from(der)
    .toString("base64")
    .replace(/.{1,64}/g, "$&\n");
  return `-----BEGIN ${label}-----\n${body}-----END ${label}-----\n`;
}

/**
 * The first block of a PEM text, which must have this label.
 *
 * @throws ProviderError if it has not
 */
export function fromPem(label: Label, pem: string): Buffer {
  const [, found, body] = /-----BEGIN ([A-Z0-9 ]+)-----\s([^-]+)-----END \1-----/.exec(pem) ?? [];
  if (body === undefined)
    throw new ProviderError(`is not PEM; write a block that begins with -----BEGIN ${label}-----`);
  if (found !== label) throw new ProviderError(`holds ${found}; write PEM that holds ${label}`);
  return Buffer.from(body, "base64");
}
