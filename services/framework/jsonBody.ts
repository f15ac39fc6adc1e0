import type { IncomingMessage } from "node:http";
import { Refusal } from "../middleware/src/core/refusal";

/**
 * Reads a body of at most `maxBytes` as JSON.
 *
 * @throws Refusal 413 too large, 415 not JSON or compressed, 400 malformed or cut short
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const {
    "content-type": type = "",
    "content-encoding": encoding = "identity",
    "content-length": length,
  } = request.headers;
  if (!/^application\/json\s*(;|$)/i.test(type) || encoding !== "identity") {
    throw new Refusal(415, "json_required", "send the body as application/json, not compressed");
  }
  if (Number(length) > maxBytes) throw tooLarge(maxBytes);
  return parse(await readAtMost(request, maxBytes));
}

function readAtMost(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const stop = (): void => {
      request.off("data", onData).off("end", onEnd).off("close", onClose);
    };
    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= maxBytes) return;
      stop();
      reject(tooLarge(maxBytes));
    };
    const onEnd = (): void => {
      stop();
      resolve(Buffer.concat(chunks));
    };
    const onClose = (): void => {
      stop();
      reject(new Refusal(400, "body_incomplete", "the connection ended before the body did"));
    };
    request.on("data", onData).on("end", onEnd).on("close", onClose);
  });
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new Refusal(400, "json_malformed", "the body is not JSON in UTF-8");
  }
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal(413, "body_too_large", `the body may have at most ${maxBytes} bytes`);
}
