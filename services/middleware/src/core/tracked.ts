import type { IncomingMessage } from "node:http";
import type { Caller } from "./caller";
import { callerOf as callerOfPassage, type Passage } from "./passage";
import type { Refusal } from "./refusal";
import { clientAddress } from "./remoteAddress";
import { requestIdOf } from "./requestId";

/** A request as Express has it, or as Fastify wraps it. */
export type AnyRequest = IncomingMessage | { readonly raw: IncomingMessage };

/** A passage, and what the audit log has to do with it. */
export interface Tracked extends Passage {
  /** Why it was turned down, if it was. */
  refusal?: Refusal;
  /** Whether it has its line in the audit log, or will have it. */
  isAudited?: true;
  /** Writes the line about it, once: before a refusal is answered, otherwise when the answer is out. */
  writeAuditLine?: () => void;
}

/** What has been learnt about each request by the middleware of this package, wherever it is mounted. */
const passages = new WeakMap<IncomingMessage, Tracked>();

/** @param ip the address that the framework takes for the client's, by what it was told of the proxies before it */
export function trackedPassage(request: IncomingMessage, ip?: string): Tracked {
  const known = passages.get(request);
  if (known) return known;
  const passage: Tracked = {
    request,
    requestId: requestIdOf(request.headers["x-request-id"]),
    method: request.method ?? "",
    address: clientAddress(ip ?? request.socket.remoteAddress),
    replyHeaders: {},
  };
  passages.set(request, passage);
  return passage;
}

/**
 * The caller whose token was accepted.
 *
 * @throws Error if the request has not passed `authenticateToken`
 */
export function callerOf(request: AnyRequest): Caller {
  return callerOfPassage(trackedPassage(rawOf(request)));
}

/** The name that mutual TLS proved, once the request has passed `identifyPeer`: a URI such as `spiffe://…`, or a DNS name. */
export function peerOf(request: AnyRequest): string | undefined {
  return trackedPassage(rawOf(request)).peer;
}

/** The id under which the request is in the audit log, to be sent on to other services as `x-request-id`. */
export function requestIdFor(request: AnyRequest): string {
  return trackedPassage(rawOf(request)).requestId;
}

/** Notes a refusal, and has its line in the audit log before it is answered with what this returns: problem details. */
export function refuse(
  passage: Tracked,
  refusal: Refusal,
): { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  passage.refusal = refusal;
  passage.writeAuditLine?.();
  const headers = {
    "cache-control": "no-store",
    ...passage.replyHeaders,
    ...refusal.headers,
    "content-type": "application/problem+json",
  };
  return { status: refusal.status, headers, body: JSON.stringify(refusal.toProblemDetails()) };
}

function rawOf(request: AnyRequest): IncomingMessage {
  return "raw" in request ? request.raw : request;
}
