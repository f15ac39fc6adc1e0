import type { IncomingMessage } from "node:http";
import { TLSSocket } from "node:tls";
import type { Middleware } from "./exchange";
import { forwardedPeerUri } from "./forwardedClientCert";
import { Refusal } from "./refusal";
import { namedPeer, parseSubjectAltNames, type SubjectAltNames } from "./subjectAltNames";

/**
 * Who vouches for the identity of the other end: the TLS handshake of this very connection, or the sidecar of a mesh,
 * whose header may be trusted because the sidecar removes it from what callers send.
 */
export type PeerSource = "tls" | "istio" | "linkerd";

/** Which peers may call. */
export interface PeerRules {
  readonly source: PeerSource;
  /**
   * URIs such as `spiffe://cluster.local/ns/shop/sa/orders`, DNS names, or Linkerd identities. With an empty list a mesh
   * may let in whom it likes, a TLS connection nobody.
   */
  readonly allowed: readonly string[];
}

/** Notes the peer's identity and turns down, with 403, one that is not on the list. */
export function identifyPeer({ source, allowed }: PeerRules): Middleware {
  const isOpen = source !== "tls" && allowed.length === 0;
  return (next) => async (exchange) => {
    const names = peerNames(exchange.request, source);
    const named = namedPeer(names, allowed);
    exchange.peer = named ?? names.uris[0] ?? names.dnsNames[0];
    if (named === undefined && !isOpen) {
      throw new Refusal(403, "peer_not_allowed", "this client may not call this service");
    }
    return next(exchange);
  };
}

/**
 * Sources: Istio's sidecar appends to `x-forwarded-client-cert` (APPEND_FORWARD) and drops it without mutual TLS; Linkerd's
 * inbound proxy sets or removes `l5d-client-id` (github.com/linkerd/linkerd2-proxy, inbound/src/http/set_identity_header.rs).
 */
function peerNames(request: IncomingMessage, source: PeerSource): SubjectAltNames {
  switch (source) {
    case "tls":
      return request.socket instanceof TLSSocket && request.socket.authorized
        ? parseSubjectAltNames(request.socket.getPeerX509Certificate()?.subjectAltName)
        : { uris: [], dnsNames: [] };
    case "istio": {
      const uri = forwardedPeerUri(request.headersDistinct["x-forwarded-client-cert"]?.at(-1) ?? "");
      return { uris: uri === undefined ? [] : [uri], dnsNames: [] };
    }
    case "linkerd": {
      const identity = request.headersDistinct["l5d-client-id"]?.at(-1);
      if (identity === undefined) return { uris: [], dnsNames: [] };
      return identity.includes("://") ? { uris: [identity], dnsNames: [] } : { uris: [], dnsNames: [identity] };
    }
  }
}
