import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { type AgentOptions, request as tlsRequest } from "node:https";
import { connect } from "node:net";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Parsed, if there is a body. */
  readonly body: unknown;
}

export interface Call {
  readonly method?: string;
  readonly path: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Sent as it is if it is a string, otherwise as JSON. */
  readonly body?: unknown;
  /** For TLS. */
  readonly tls?: Pick<AgentOptions, "cert" | "key" | "ca" | "servername">;
}

/** Sends one request on a connection of its own. */
export function send(port: number, { method = "GET", path, token, headers = {}, body, tls }: Call): Promise<Answer> {
  const payload = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = (tls ? tlsRequest : httpRequest)({
      host: "127.0.0.1",
      port,
      method,
      path,
      agent: false,
      ...tls,
      headers: {
        ...(payload !== undefined && {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(payload),
        }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    });
    request.on("error", reject).on("response", (response) => {
      const chunks: Buffer[] = [];
      response
        .on("data", (chunk: Buffer) => chunks.push(chunk))
        .on("error", reject)
        .on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          const parsed: unknown = text === "" ? undefined : JSON.parse(text);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parsed });
        });
    });
    request.end(payload);
  });
}

/** Writes a text to a connection of its own and reads until the other end closes it. */
export function sendText(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    connect(port, "127.0.0.1")
      .on("data", (chunk) => {
        answer += chunk.toString();
      })
      .on("error", () => {})
      .on("close", () => resolve(answer))
      .write(text);
  });
}

/** Asks again until the condition holds; fails when it did not in time. */
export async function eventually<T>(
  what: string,
  observe: () => T | undefined | Promise<T | undefined>,
  timeoutMs = 8_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const observed = await observe();
    if (observed !== undefined) return observed;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not within ${timeoutMs} ms: ${what}`);
}
