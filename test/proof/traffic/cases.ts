import type { TokenKind } from "./tokens";

/** Where a request comes from. */
export type Sender =
  | "orders"
  | "storefront"
  | "the impostor"
  | "storefront past its sidecar"
  | "payments"
  | "outside the mesh"
  | "outside the mesh, by TLS"
  | "outside the mesh, with orders' name in another authority's certificate"
  | "storefront's own TLS, without a sidecar"
  | "payments' own loopback";

/** A request, and what must become of it. */
export interface Case {
  readonly claim: string;
  readonly from: Sender;
  /** @default "payments" */
  readonly to?: "orders" | "payments" | "payments' pod";
  /** @default "POST" */
  readonly method?: string;
  /** @default "/charges", or "/orders" for orders */
  readonly path?: string;
  /** @default "a valid token" */
  readonly token?: TokenKind;
  /** The token itself, in the place of one by what is wrong with it. */
  readonly bearer?: string;
  /** A valid token as `access_token` in the query. @default false */
  readonly tokenInQuery?: boolean;
  /** Headers beside those of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly observed: string;
}

/** What orders is called in the mesh. */
export const ORDERS = "spiffe://cluster.local/ns/orders/sa/orders";
const STOREFRONT = "spiffe://cluster.local/ns/storefront/sa/storefront";
const REFUSED = "403 by the sidecar";

const callers: readonly Case[] = [
  {
    claim: "The declared caller is answered, and the callee is told who it is",
    from: "orders",
    observed: `201 by payments, to ${ORDERS}`,
  },
  { claim: "Not by another method", from: "orders", method: "DELETE", observed: REFUSED },
  { claim: "Not by a method that only reads", from: "orders", method: "GET", observed: REFUSED },
  { claim: "Not at another path", from: "orders", path: "/refunds", observed: REFUSED },
  { claim: "Not below the path", from: "orders", path: "/charges/1", observed: REFUSED },
  {
    claim: "The path in another spelling is the same path, to the mesh and to the service",
    from: "orders",
    path: "/refunds/..//%63harges",
    observed: `201 by payments, to ${ORDERS}`,
  },
  {
    claim: "Not at a path that only decodes to something else",
    from: "orders",
    path: "/charges/..%2Frefunds",
    observed: REFUSED,
  },
  {
    claim: "Not at the health paths, which take no token",
    from: "orders",
    method: "GET",
    path: "/healthz",
    observed: REFUSED,
  },
  { claim: "Another service is refused", from: "storefront", observed: REFUSED },
  {
    claim: "Another service is refused that claims to be the caller",
    from: "storefront",
    headers: { "x-forwarded-client-cert": `By=spiffe://cluster.local/ns/payments/sa/payments;URI=${ORDERS}` },
    observed: REFUSED,
  },
  { claim: "The caller's namesake in another namespace is refused", from: "the impostor", observed: REFUSED },
  { claim: "Plaintext from outside the mesh gets no answer", from: "outside the mesh", observed: "connection closed" },
  {
    claim: "TLS without a certificate gets no answer",
    from: "outside the mesh, by TLS",
    observed: "TLS handshake refused",
  },
  {
    claim: "A certificate that the mesh did not issue gets no answer",
    from: "outside the mesh, with orders' name in another authority's certificate",
    observed: "TLS handshake refused",
  },
  {
    claim: "Another service cannot go past the Service to the pod",
    from: "storefront",
    to: "payments' pod",
    method: "GET",
    token: "no token",
    observed: "connection closed",
  },
  {
    claim: "A service that goes around its own sidecar gets no answer",
    from: "storefront past its sidecar",
    to: "payments' pod",
    method: "GET",
    token: "no token",
    observed: "connection closed",
  },
  {
    claim: "The services work together: an order is charged for",
    from: "storefront",
    to: "orders",
    observed: `201 by orders, to ${STOREFRONT}`,
  },
  {
    claim: "A header cannot say who the caller is",
    from: "storefront",
    to: "orders",
    headers: {
      "x-forwarded-client-cert": "By=spiffe://cluster.local/ns/orders/sa/orders;URI=spiffe://cluster.local/ns/x/sa/x",
    },
    observed: `201 by orders, to ${STOREFRONT}`,
  },
  {
    claim: "Nor can a caller that does its own TLS with its own certificate",
    from: "storefront's own TLS, without a sidecar",
    to: "orders",
    headers: {
      "x-forwarded-client-cert": "By=spiffe://cluster.local/ns/orders/sa/orders;URI=spiffe://cluster.local/ns/x/sa/x",
    },
    observed: `201 by orders, to ${STOREFRONT}`,
  },
  {
    claim: "Nor by a quote that it leaves open, to swallow what the sidecar appends",
    from: "storefront's own TLS, without a sidecar",
    to: "orders",
    headers: { "x-forwarded-client-cert": 'URI=spiffe://cluster.local/ns/x/sa/x;By="' },
    observed: "403 by orders: peer_unreadable",
  },
  { claim: "A call is allowed in one direction", from: "payments", to: "orders", observed: REFUSED },
];

/** At the sidecar, and in the service behind it: the mesh says 401 to a bad token, the service 403. */
const tokens: readonly (readonly [TokenKind, sidecar: string, service: string])[] = [
  ["no token", REFUSED, "401 by payments: token_required"],
  ["an expired token", "401 by the sidecar", "403 by payments: token_expired"],
  ["a token of another issuer", "401 by the sidecar", "403 by payments: token_wrong_issuer"],
  ["a token for another audience", "403 by the sidecar", "403 by payments: token_wrong_audience"],
  ["a token of a key that the issuer did not publish", "401 by the sidecar", "403 by payments: token_bad_signature"],
  ["a token with alg: none", "401 by the sidecar", "403 by payments: token_algorithm_not_allowed"],
  ["a token signed by HS256 with the public key", "401 by the sidecar", "403 by payments: token_algorithm_not_allowed"],
  ["a token without the role", REFUSED, "403 by payments: role_required:payments:charge"],
];

const refusedTokens: readonly Case[] = tokens.flatMap(([token, sidecar, service]) => [
  { claim: `The declared caller with ${token} is refused`, from: "orders", token, observed: sidecar },
  {
    claim: `The service itself refuses ${token}, should the sidecar not`,
    from: "payments' own loopback",
    token,
    observed: service,
  },
]);

const otherTokens: readonly Case[] = [
  {
    claim: "A token without the role is refused where only the service asks for one",
    from: "storefront",
    to: "orders",
    token: "a token without the role",
    observed: "403 by orders: role_required:orders:write",
  },
  {
    claim: "A token in the query, where logs would keep it, is no token",
    from: "orders",
    token: "no token",
    tokenInQuery: true,
    observed: REFUSED,
  },
  {
    claim: "An issuer that only the mesh knows is not enough for the service",
    from: "orders",
    token: "a token of the partners",
    observed: "403 by payments: token_unknown_key",
  },
];

export const cases: readonly Case[] = [...callers, ...refusedTokens, ...otherTokens];

/** The request in the words of the proof. */
export function described({
  from,
  to = "payments",
  method = "POST",
  path = pathTo(to),
  token = "a valid token",
  tokenInQuery = false,
  headers,
}: Case): string {
  const forged = headers ? `, ${Object.keys(headers).join(", ")} forged` : "";
  const inQuery = tokenInQuery ? ", but a valid one as access_token in the query" : "";
  return `${from} to ${to}: ${method} ${path}, ${token}${inQuery}${forged}`;
}

export function pathTo(callee: Case["to"]): string {
  return callee === "orders" ? "/orders" : "/charges";
}
