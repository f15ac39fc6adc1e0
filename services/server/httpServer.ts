import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import { type ConnectionAudit, refusedConnection } from "./connectionAudit";
import { type RotatingCredentials, TLS_VERSION } from "./credentials";

/**
 * Against clients that hold connections by being slow, all in milliseconds. Node.js checks every `connectionsCheckingInterval`,
 * 30 s unless set. `keepAliveTimeout` is above the 60 s idle time of AWS load balancers, which must be the first to close
 * (Elastic Load Balancing user guide, "Connection idle timeout").
 */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
} as const satisfies ServerOptions;

/** Without a byte either way while a request is answered: ends clients that never read, which no other timeout does. */
const STALLED_MS = 60_000;

const MAXIMUM_CONNECTIONS = 4096;

/** A plain HTTP server, for a service whose mesh does the encryption, or for probes. */
export function httpServer(listener: RequestListener): Server {
  return bounded(createServer(TIMEOUTS, listener));
}

/**
 * An HTTPS server that lets in only clients with a certificate from its authorities, and takes up renewed credentials for
 * new connections while the old ones go on.
 */
export function mutualTlsServer(
  listener: RequestListener,
  credentials: RotatingCredentials,
  audit?: ConnectionAudit,
): Server {
  const server = createTlsServer(
    {
      ...TIMEOUTS,
      ...credentials.current,
      minVersion: TLS_VERSION,
      requestCert: true,
      rejectUnauthorized: true,
      handshakeTimeout: TIMEOUTS.headersTimeout,
    },
    listener,
  );
  credentials.onRenewal((renewed) => server.setSecureContext({ ...renewed, minVersion: TLS_VERSION }));
  const addresses = new WeakMap<object, string | undefined>();
  server.on("connection", (socket: Socket) => addresses.set(socket, socket.remoteAddress));
  server.on("tlsClientError", (error: NodeJS.ErrnoException, socket) => {
    const why = socket.authorizationError ?? error.code ?? "unknown";
    // Closed over its certificate it has lost its address. The TCP socket below, which had it, has no documented name.
    const below = "_parent" in socket && typeof socket._parent === "object" ? socket._parent : null;
    const address = socket.remoteAddress ?? (below ? addresses.get(below) : undefined);
    audit?.record(refusedConnection(audit, address, `tls_refused:${why}`, null));
  });
  return bounded(server);
}

function bounded<S extends Server>(server: S): S {
  server.timeout = STALLED_MS;
  // No limit, as this one would drop fields unseen: their bytes are limited, and `limitHeaders` counts them.
  server.maxHeadersCount = 0;
  server.maxConnections = MAXIMUM_CONNECTIONS;
  return server;
}
