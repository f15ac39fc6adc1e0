import type { IncomingMessage } from "node:http";
import { TLSSocket } from "node:tls";
import { forwardedPeerUri } from "./forwardedClientCert";
import { headerValues } from "./headers";
import type { Check } from "./passage";
import { Refusal } from "./refusal";
import { namedPeer, parseSubjectAltNames, type SubjectAltNames } from "./subjectAltNames";

/**
 * Who vouches for the identity of the other end: the TLS handshake of this very connection, or the sidecar of a mesh by a
 * header.
 *
 * - `istio`: the sidecar appends its element to what the caller sent in `x-forwarded-client-cert`, and removes the header
 *   from connections without mutual TLS. Only the last element is believed, see `forwardedPeerUri`.
 * - `linkerd`: the sidecar replaces or removes what the caller sent in `l5d-client-id`.
 *
 * Either holds only where every request comes through the sidecar: not for ports that are excluded from redirection
 * (`traffic.sidecar.istio.io/excludeInboundPorts`, `config.linkerd.io/skip-inbound-ports`), and in Istio not where
 * `proxyHeaders.forwardedClientCert` of the ProxyConfig is set to one of the FORWARD_ONLY modes.
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

/**
 * Notes the peer's identity and turns down, with 403, one that is not on the list, and any request whose header of the mesh
 * is there but names nobody: a caller that damages it shall not pass for one that has no identity.
 */
export function identifyPeer({ source, allowed }: PeerRules): Check {
  const isOpen = source !== "tls" && allowed.length === 0;
  return (passage) => {
    const names = peerNames(passage.request, source);
    const named = namedPeer(names, allowed);
    passage.peer = named ?? names.uris[0] ?? names.dnsNames[0];
    if (named === undefined && !isOpen) {
      throw new Refusal(403, "peer_not_allowed", "this client may not call this service");
    }
  };
}

const NOBODY: SubjectAltNames = { uris: [], dnsNames: [] };

/**
 * Sources: Istio's `GetProxyHeadersFromProxyConfig` (pilot/pkg/networking/util/proxy_headers.go), APPEND_FORWARD unless
 * configured; Linkerd's inbound/src/http/set_identity_header.rs.
 */
function peerNames(request: IncomingMessage, source: PeerSource): SubjectAltNames {
  switch (source) {
    case "tls":
      return request.socket instanceof TLSSocket && request.socket.authorized
        ? parseSubjectAltNames(request.socket.getPeerX509Certificate()?.subjectAltName)
        : NOBODY;
    case "istio":
      return vouchedName(headerValues(request, "x-forwarded-client-cert"), forwardedPeerUri);
    case "linkerd":
      return vouchedName(headerValues(request, "l5d-client-id"), (identity) => identity);
  }
}

/** A sidecar sends its header once: of several it wrote at most one. */
function vouchedName(headers: readonly string[], read: (header: string) => string | undefined) {
  if (headers.length === 0) return NOBODY;
  const [header = "", ...others] = headers;
  const name = others.length === 0 ? read(header) : undefined;
  if (!name) {
    throw new Refusal(403, "peer_not_allowed", "this client may not call this service", { reason: "peer_unreadable" });
  }
  return name.includes("://") ? { uris: [name], dnsNames: [] } : { uris: [], dnsNames: [name] };
}
