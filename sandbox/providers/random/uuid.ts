import { randomBytes, randomUUID } from "node:crypto";
import type { Generated, LogicalResource } from "../logical";
import { keepers } from "./keepers";

/** A random UUID (RFC 9562, version 4). */
export const randomUuid: LogicalResource = {
  inputs: { keepers },
  generates: { result: "plain" },
  generate: () => asResult(randomUUID()),
};

/** A random UUID that sorts by the time it was made (RFC 9562, version 7). */
export function randomUuid7(now: () => Date): LogicalResource {
  return { ...randomUuid, generate: () => asResult(uuid7(now().getTime(), randomBytes(10))) };
}

/**
 * @param time in milliseconds since 1970
 * @param random ten bytes
 */
export function uuid7(time: number, random: Buffer): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(time, 0, 6);
  random.copy(bytes, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return bytes.toString("hex").replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function asResult(result: string): Generated {
  return { id: result, outputs: { result } };
}
