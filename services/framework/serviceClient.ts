import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as TlsAgent, request as tlsRequest } from "node:https";
import { setTimeout as delay } from "node:timers/promises";
import { checkServerIdentity } from "node:tls";
import { namedPeer, parseSubjectAltNames } from "../middleware/src/core/subjectAltNames";
import { type Credentials, type RotatingCredentials, TLS_VERSION } from "./credentials";
import type { Exchange } from "./exchange";
import { backoffMs, isRepeatable, isTransient } from "./retry";
import type { TokenSource } from "./tokenSource";

/** How another service is reached. */
export interface ServiceClientOptions {
  readonly baseUrl: URL;
  readonly token: TokenSource;
  /** For mutual TLS without a mesh. */
  readonly credentials?: RotatingCredentials;
  /** Who may answer: URIs or DNS names in its certificate. Without it the host name of the URL must be there. */
  readonly peers?: readonly string[];
  /**
   * Milliseconds for one try, answer included.
   *
   * @default 2000
   */
  readonly timeoutMs?: number;
  /**
   * How often a call that may be repeated is sent at most.
   *
   * @default 3
   */
  readonly attempts?: number;
  /** Waits; given by tests. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  /** From 0 up to 1; given by tests. */
  readonly random?: () => number;
}

/** One call of another service. */
export interface ServiceCall {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  /** Makes any call repeatable: the other side does it once. */
  readonly idempotencyKey?: string;
}

export interface ServiceAnswer {
  readonly status: number;
  /** Parsed JSON; nothing for an answer of another type. */
  readonly body: unknown;
}

/** There was no answer: the service could not be reached, was too slow, or was not the one it should be. */
export class ServiceUnreachable extends Error {
  constructor(url: URL, attempts: number, cause: unknown) {
    super(`${url.host} did not answer (${attempts} tries)`, { cause });
    this.name = "ServiceUnreachable";
  }
}

const DEFAULT_TIMEOUT_MS = 2_000;
const DEFAULT_ATTEMPTS = 3;
const MAXIMUM_SOCKETS = 64;
const MAXIMUM_ANSWER_BYTES = 1024 * 1024;
/** Passed on so that logs and traces of both services belong together. Source: W3C Trace Context. */
const TRACE_HEADERS = ["traceparent", "tracestate"] as const;

/** Calls another service for a request that is being handled. */
export class ServiceClient {
  private agent: HttpAgent | TlsAgent;

  constructor(private readonly options: ServiceClientOptions) {
    const { credentials } = options;
    this.agent = credentials ? this.tlsAgent(credentials.current) : new HttpAgent(AGENT_OPTIONS);
    credentials?.onRenewal((renewed) => {
      retire(this.agent);
      this.agent = this.tlsAgent(renewed);
    });
  }

  /**
   * Sends the call, again if that is safe and may help.
   *
   * @param exchange the request it is made for, whose id and trace it carries on
   * @throws ServiceUnreachable
   */
  async call(exchange: Exchange, call: ServiceCall): Promise<ServiceAnswer> {
    const { attempts = DEFAULT_ATTEMPTS, pause = delay, random = Math.random } = this.options;
    const tries = isRepeatable(call.method, call.idempotencyKey) ? attempts : 1;
    const headers = await this.headersOf(exchange, call);
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt === tries;
      try {
        const { answer, retryAfter } = await this.send(call, headers);
        if (isLast || !isTransient(answer.status, retryAfter)) return answer;
      } catch (error) {
        if (isLast) throw new ServiceUnreachable(this.options.baseUrl, tries, error);
      }
      await pause(backoffMs(attempt, random()));
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private tlsAgent(credentials: Credentials): TlsAgent {
    const { peers } = this.options;
    return new TlsAgent({
      ...AGENT_OPTIONS,
      ...credentials,
      minVersion: TLS_VERSION,
      checkServerIdentity: (host, certificate) => {
        if (peers === undefined) return checkServerIdentity(host, certificate);
        if (namedPeer(parseSubjectAltNames(certificate.subjectaltname), peers) !== undefined) return undefined;
        return new Error(`the certificate is for ${certificate.subjectaltname}, not for ${peers.join(" or ")}`);
      },
    });
  }

  private async headersOf(exchange: Exchange, call: ServiceCall): Promise<Record<string, string>> {
    const trace = TRACE_HEADERS.flatMap((name): [string, string][] => {
      const value = exchange.request.headers[name];
      return typeof value === "string" ? [[name, value]] : [];
    });
    return {
      ...Object.fromEntries(trace),
      accept: "application/json",
      authorization: `Bearer ${await this.options.token(exchange)}`,
      "x-request-id": exchange.requestId,
      ...(call.body !== undefined && { "content-type": "application/json" }),
      ...(call.idempotencyKey !== undefined && { "idempotency-key": JSON.stringify(call.idempotencyKey) }),
    };
  }

  private async send(
    { method, path, body }: ServiceCall,
    headers: Record<string, string>,
  ): Promise<{ answer: ServiceAnswer; retryAfter: string | undefined }> {
    const { baseUrl, credentials, timeoutMs = DEFAULT_TIMEOUT_MS } = this.options;
    const send = credentials ? tlsRequest : httpRequest;
    const payload = body === undefined ? "" : JSON.stringify(body);
    const request = send(new URL(path, baseUrl), {
      method,
      agent: this.agent,
      signal: AbortSignal.timeout(timeoutMs),
      headers: { ...headers, "content-length": Buffer.byteLength(payload) },
    });
    const response = await responseTo(request, payload);
    const answer = { status: response.statusCode ?? 0, body: await jsonOf(response) };
    return { answer, retryAfter: response.headers["retry-after"] };
  }
}

const AGENT_OPTIONS = { keepAlive: true, maxSockets: MAXIMUM_SOCKETS } as const;

/** Lets the requests under way finish and closes each connection after its own. */
function retire(agent: HttpAgent): void {
  agent.maxFreeSockets = 0;
  for (const socket of Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? [])) socket.destroy();
}

function responseTo(request: ClientRequest, payload: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on("response", resolve).on("error", reject).end(payload);
  });
}

async function jsonOf(response: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAXIMUM_ANSWER_BYTES) throw new Error(`the answer has more than ${MAXIMUM_ANSWER_BYTES} bytes`);
  }
  if (!response.headers["content-type"]?.startsWith("application/json")) return undefined;
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
