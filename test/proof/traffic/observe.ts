import { randomUUID } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { request as tlsRequest } from "node:https";
import type { AuditEntry } from "../../../services/middleware/src";
import type { Credentials } from "../../../services/server";
import { TestAuthority } from "../../services/support/certificates";
import type { Answer, RunningPod } from "../../testbed";
import { type Case, ORDERS, pathTo } from "./cases";
import type { TrafficBed } from "./trafficBed";

/** The user that sidecars run as: its connections are not redirected to them. */
const SIDECAR_USER = "1337";

/**
 * Sends the request of a case.
 *
 * @returns what became of it: the status and who gave it, which is the service if its audit log has a new entry
 */
export async function observe(bed: TrafficBed, sent: Omit<Case, "claim" | "observed">): Promise<string> {
  const callee = sent.to === "orders" ? "orders" : "payments";
  const before = bed.auditLog(callee).length;
  const answer = await send(bed, sent);
  return told(answer, callee, bed.auditLog(callee).slice(before));
}

async function send(
  bed: TrafficBed,
  { from, to = "payments", method = "POST", ...rest }: Omit<Case, "claim" | "observed">,
): Promise<Answer> {
  const query = rest.tokenInQuery ? `?access_token=${bed.token("a valid token")}` : "";
  const path = `${rest.path ?? pathTo(to)}${query}`;
  const pod = `${bed.pod("payments").address}:8080${path}`;
  const url = to === "payments' pod" ? `http://${pod}` : `http://${to}.${to}${path}`;
  const request = {
    method,
    headers: headersWith(rest.bearer ?? bed.token(rest.token ?? "a valid token"), rest.headers),
    ...(method === "POST" && { body: bodyFor(to) }),
  };
  switch (from) {
    case "storefront":
      // Not by fetch, which never settles if the connection closes as soon as it opens.
      return to === "payments' pod" ? curl(bed.pod(from), url) : bed.pod(from).request(url, request);
    case "orders":
    case "payments":
      return bed.pod(from).request(url, request);
    case "the impostor":
      return bed.pod("impostor").request(url, request);
    case "storefront past its sidecar":
      return curl(bed.pod("storefront"), url, { user: SIDECAR_USER });
    case "outside the mesh":
      return outside(`http://${pod}`, request);
    case "outside the mesh, by TLS":
      return outsideByTls(`https://${pod}`, request);
    case "outside the mesh, with orders' name in another authority's certificate":
      return outsideByTls(`https://${pod}`, request, new TestAuthority("another").issue({ uri: ORDERS }));
    case "storefront's own TLS, without a sidecar":
      return outsideByTls(`https://${bed.pod("orders").address}:8080${path}`, request, bed.credentials("storefront"));
    case "payments' own loopback":
      return bed.pod("payments").request(`http://127.0.0.1:8080${path}`, request);
  }
}

export function headersWith(token: string | undefined, others: Readonly<Record<string, string>> = {}) {
  return {
    "content-type": "application/json",
    "idempotency-key": randomUUID(),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...others,
  };
}

export function bodyFor(callee: Case["to"]): string {
  const money = { amount: 100, currency: "EUR" };
  return JSON.stringify(callee === "orders" ? { item: "book", quantity: 1, ...money } : { orderId: "o-1", ...money });
}

async function outside(url: string, request: RequestInit): Promise<Answer> {
  try {
    const { status } = await fetch(url, request);
    return { status };
  } catch (error) {
    return { error: String(error instanceof Error ? error.cause : error) };
  }
}

/** As sidecars speak to each other, to a server that is not verified. */
function outsideByTls(
  url: string,
  { method, headers, body }: { method: string; headers: OutgoingHttpHeaders; body?: string },
  own: Partial<Credentials> = {},
): Promise<Answer> {
  const options = {
    method,
    headers,
    cert: own.cert,
    key: own.key,
    ALPNProtocols: ["istio"],
    rejectUnauthorized: false,
  };
  return new Promise((resolve) => {
    tlsRequest(url, options, ({ statusCode }) => resolve({ status: statusCode ?? 0 }))
      .on("error", (error) => resolve({ error: String(error) }))
      .end(body);
  });
}

/** Asks by curl, as another user than the sidecar's unless that one is given, and by the URL's host unless another is. */
export async function curl(
  pod: RunningPod,
  url: string,
  { user = "1000", host }: { readonly user?: string; readonly host?: string } = {},
): Promise<Answer> {
  const named = host === undefined ? [] : ["--header", `Host: ${host}`];
  const output = ["--output", "/dev/null", "--write-out", "%{http_code} %{errormsg}"];
  const request = ["curl", "--silent", "--insecure", "--max-time", "5", ...output, ...named, url];
  // What curl exits with is told by its output as well.
  const command = ["setpriv", "--reuid", user, "--clear-groups", "sh", "-c", '"$@" || true', "sh", ...request];
  const [status = "", ...error] = (await pod.exec(command)).split(" ");
  return status === "000" ? { error: error.join(" ") } : { status: Number(status) };
}

function told({ status, error }: Answer, service: string, entries: readonly AuditEntry[]): string {
  if (status === undefined) return unanswered(error);
  const [entry] = entries.filter(({ event }) => event === "request");
  if (!entry) return `${status} by the sidecar`;
  return entry.decision === "allow"
    ? `${status} by ${service}, to ${entry.peer}`
    : `${status} by ${service}: ${entry.reason}`;
}

export function unanswered(error = ""): string {
  if (/alert (certificate required|unknown ca|bad certificate)/i.test(error)) return "TLS handshake refused";
  // Which of these it is depends on how much the client had sent by then.
  return /reset|other side closed|empty reply/i.test(error) ? "connection closed" : `no answer: ${error}`;
}
