import { checkServerIdentity } from "node:tls";
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type IPolicy,
  noop,
  retry,
} from "cockatiel";
import type { FastifyRequest } from "fastify";
import { Agent, request as send } from "undici";
import { Refusal } from "../middleware/src/core/refusal";
import { namedPeer, parseSubjectAltNames } from "../middleware/src/core/subjectAltNames";
import { requestIdFor } from "../middleware/src/core/tracked";
import { type Credentials, type RotatingCredentials, TLS_VERSION } from "../server";
import { activeTraceId } from "../telemetry";
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
  /**
   * After so many tries in a row that failed, nothing is sent until `pauseMs` have passed, and then one try.
   *
   * @default 10 failures and 5000 ms
   */
  readonly circuit?: { readonly failures: number; readonly pauseMs: number };
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

interface Attempt extends ServiceAnswer {
  readonly retryAfter: unknown;
}

/** There was no answer: the service could not be reached, was too slow, was not the one it should be, or its circuit is open. */
export class ServiceUnreachable extends Error {
  constructor(url: URL, cause: unknown) {
    super(`${url.host} did not answer`, { cause });
    this.name = "ServiceUnreachable";
  }
}

const DEFAULT_TIMEOUT_MS = 2_000;
const DEFAULT_ATTEMPTS = 3;
const DEFAULT_CIRCUIT = { failures: 10, pauseMs: 5_000 } as const;
/** Spread at random, so that callers do not return all at once. Source: AWS Architecture Blog, "Exponential Backoff And Jitter". */
const BACKOFF = { initialDelay: 50, maxDelay: 1_000 } as const;
const MAXIMUM_SOCKETS = 64;
const MAXIMUM_ANSWER_BYTES = 1024 * 1024;
/** Source: RFC 9110, section 9.2.2. */
const IDEMPOTENT_METHODS: readonly string[] = ["GET", "PUT", "DELETE"];
/** The answers of a proxy in front, or of a server that did not take the request on. */
const TRANSIENT_STATUSES: readonly number[] = [502, 503, 504];
/** Passed on so that logs and traces of both services belong together. Source: W3C Trace Context. */
const TRACE_HEADERS = ["traceparent", "tracestate"] as const;

/** Calls another service for a request that is being handled. */
export class ServiceClient {
  private agent: Agent;
  private readonly circuit: IPolicy;
  private readonly repeating: IPolicy;

  constructor(private readonly options: ServiceClientOptions) {
    const { credentials, attempts = DEFAULT_ATTEMPTS, circuit = DEFAULT_CIRCUIT } = options;
    this.agent = this.agentWith(credentials?.current);
    credentials?.onRenewal((renewed) => {
      const retired = this.agent;
      this.agent = this.agentWith(renewed);
      // Waits for the calls under way; nobody waits for it.
      retired.close().catch(() => {});
    });
    this.circuit = circuitBreaker(handleWhen(() => true).orWhenResult(isFailure), {
      halfOpenAfter: circuit.pauseMs,
      breaker: new ConsecutiveBreaker(circuit.failures),
    });
    const worthAnotherTry = handleWhen((error) => !(error instanceof BrokenCircuitError)).orWhenResult(isTransient);
    this.repeating =
      attempts > 1
        ? retry(worthAnotherTry, { maxAttempts: attempts - 1, backoff: new ExponentialBackoff(BACKOFF) })
        : noop;
  }

  /**
   * Sends the call, again if that is safe and may help.
   *
   * @param request the one it is made for, whose id and trace it carries on
   * @throws ServiceUnreachable; Refusal if there is no token for it
   */
  async call(request: FastifyRequest, call: ServiceCall): Promise<ServiceAnswer> {
    const { baseUrl } = this.options;
    const policy = isRepeatable(call) ? this.repeating : noop;
    try {
      const headers = await this.headersOf(request, call);
      const { status, body } = await policy.execute(() => this.circuit.execute(() => this.attempt(call, headers)));
      return { status, body };
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new ServiceUnreachable(baseUrl, error);
    }
  }

  close(): void {
    this.agent.destroy().catch(() => {});
  }

  private agentWith(credentials: Credentials | undefined): Agent {
    const { peers } = this.options;
    return new Agent({
      connections: MAXIMUM_SOCKETS,
      maxResponseSize: MAXIMUM_ANSWER_BYTES,
      connect: {
        ...credentials,
        minVersion: TLS_VERSION,
        checkServerIdentity: (host, certificate) => {
          if (peers === undefined) return checkServerIdentity(host, certificate);
          if (namedPeer(parseSubjectAltNames(certificate.subjectaltname), peers) !== undefined) return undefined;
          return new Error(`the certificate is for ${certificate.subjectaltname}, not for ${peers.join(" or ")}`);
        },
      },
    });
  }

  private async headersOf(request: FastifyRequest, call: ServiceCall): Promise<Record<string, string>> {
    // Telemetry sends its own.
    const trace = activeTraceId()
      ? []
      : TRACE_HEADERS.flatMap((name): [string, string][] => {
          const value = request.headers[name];
          return typeof value === "string" ? [[name, value]] : [];
        });
    return {
      ...Object.fromEntries(trace),
      accept: "application/json",
      authorization: `Bearer ${await this.options.token(request)}`,
      "x-request-id": requestIdFor(request),
      ...(call.body !== undefined && { "content-type": "application/json" }),
      ...(call.idempotencyKey !== undefined && { "idempotency-key": JSON.stringify(call.idempotencyKey) }),
    };
  }

  private async attempt({ method, path, body }: ServiceCall, headers: Record<string, string>): Promise<Attempt> {
    const { baseUrl, timeoutMs = DEFAULT_TIMEOUT_MS } = this.options;
    const answer = await send(new URL(path, baseUrl), {
      method,
      headers,
      dispatcher: this.agent,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    const isJson = String(answer.headers["content-type"]).startsWith("application/json");
    return {
      status: answer.statusCode,
      body: isJson ? JSON.parse(text) : undefined,
      retryAfter: answer.headers["retry-after"],
    };
  }
}

/** Whether a call may be sent again when it is not known if the first one arrived. */
function isRepeatable({ method, idempotencyKey }: Pick<ServiceCall, "method" | "idempotencyKey">): boolean {
  return idempotencyKey !== undefined || IDEMPOTENT_METHODS.includes(method);
}

/** Whether an answer is worth another try now; not if it says itself when to come back. */
function isTransient(answer: unknown): boolean {
  return (
    isFailure(answer) && !(typeof answer === "object" && answer !== null && "retryAfter" in answer && answer.retryAfter)
  );
}

/** Whether an answer says that the service is not there. */
function isFailure(answer: unknown): boolean {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "status" in answer &&
    TRANSIENT_STATUSES.some((status) => status === answer.status)
  );
}
