import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { clientAddress } from "../middleware/src/core/remoteAddress";
import { requestIdOf } from "../middleware/src/core/requestId";
import type { Exchange, Handler, Reply } from "./exchange";
import { readJson } from "./jsonBody";

/** How requests are received. */
export interface ListenerOptions {
  /** Bytes of the largest body that is read. */
  readonly maxBodyBytes: number;
  /** Whether the connection is TLS, so that clients may be told to insist on it. */
  readonly secure: boolean;
  /** Whether connections come from a sidecar, so that their address is not the client's. */
  readonly behindSidecar: boolean;
  /** When it says so, replies close their connections. */
  readonly isDraining: () => boolean;
}

/** How much of a body that nobody wants is still read, so that the client sees the reply rather than a reset. */
const DISCARDED_BYTES = 1024 * 1024;

/**
 * For answers that are JSON and never a page.
 * Source: OWASP REST Security Cheat Sheet, "Security Headers".
 */
const SECURITY_HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
} as const;

/** One year, the least that OWASP's HTTP Strict Transport Security Cheat Sheet recommends. */
const STRICT_TRANSPORT_SECURITY = { "strict-transport-security": "max-age=31536000; includeSubDomains" } as const;

const LAST_RESORT: Reply = { status: 500, body: { error: "internal_error" } };

/** Serves a handler over HTTP: each request becomes an `Exchange`, each `Reply` JSON with security headers. */
export function requestListener(handler: Handler, options: ListenerOptions): RequestListener {
  return (request, response) => {
    const body = new RequestBody(request, response, options.maxBodyBytes);
    const address = options.behindSidecar ? null : clientAddress(request.socket.remoteAddress);
    const exchange = exchangeOf(request, address, () => body.json());
    handler(exchange)
      .catch(() => LAST_RESORT)
      .then((reply) => {
        const closes = body.isHeldBack || options.isDraining();
        send(response, reply, {
          ...SECURITY_HEADERS,
          ...(options.secure && STRICT_TRANSPORT_SECURITY),
          ...(closes && { connection: "close" }),
          "x-request-id": exchange.requestId,
          ...exchange.replyHeaders,
          ...reply.headers,
        });
        body.discard();
      })
      .catch(() => response.destroy());
  };
}

/** The body of a request, which a client that expects `100 Continue` does not send before it is wanted. */
class RequestBody {
  private readonly expectsContinue: boolean;
  private isWanted = false;

  constructor(
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse,
    private readonly maxBytes: number,
  ) {
    this.expectsContinue = request.headers.expect?.toLowerCase() === "100-continue";
  }

  json(): Promise<unknown> {
    if (this.expectsContinue) this.response.writeContinue();
    this.isWanted = true;
    return readJson(this.request, this.maxBytes);
  }

  /** The client still waits for leave to send it: what follows on this connection cannot be told from the body. */
  get isHeldBack(): boolean {
    return this.expectsContinue && !this.isWanted;
  }

  discard(): void {
    const { request } = this;
    if (request.complete) return;
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > DISCARDED_BYTES) request.destroy();
    });
    request.resume();
  }
}

function exchangeOf(request: IncomingMessage, address: string | null, json: () => Promise<unknown>): Exchange {
  return {
    request,
    requestId: requestIdOf(request.headers["x-request-id"]),
    method: request.method ?? "",
    path: (request.url ?? "").split("?", 1)[0] ?? "",
    address,
    json,
    replyHeaders: {},
    authentication: { outcome: "absent" },
    parameters: {},
  };
}

function send(response: ServerResponse, reply: Reply, headers: Readonly<Record<string, string>>): void {
  const payload = reply.body === undefined ? "" : JSON.stringify(reply.body);
  response.writeHead(reply.status, {
    ...headers,
    ...(payload !== "" && { "content-type": "application/json; charset=utf-8" }),
    "content-length": Buffer.byteLength(payload),
  });
  response.end(payload);
}
