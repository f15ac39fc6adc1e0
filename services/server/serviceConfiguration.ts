import { type Clock, systemClock } from "../middleware/src/core/clock";
import type { EnvironmentReader } from "../middleware/src/core/environment";
import type { PeerRules } from "../middleware/src/core/peerIdentity";
import type { RateLimit } from "../middleware/src/core/tokenBuckets";
import { readTokenRules } from "../middleware/src/core/tokenRules";
import type { TokenRules } from "../middleware/src/core/tokenVerifier";
import { type RecordLocation, readRecordLocation } from "../records";
import { type CredentialFiles, checkCredentialFiles } from "./credentials";
import type { ShutdownTimes } from "./shutdown";

/** What the environment says to every service. The variables are described at `readServiceConfiguration`. */
export interface ServiceConfiguration {
  readonly port: number;
  readonly host?: string;
  readonly healthPort?: number;
  /** Absent in a mesh. */
  readonly tls?: CredentialFiles;
  readonly peers: PeerRules;
  readonly tokens: TokenRules;
  readonly rolesClaim: string;
  /** Of one client, see `limitRate`. */
  readonly rateLimit: RateLimit;
  /** Of one peer, see `limitPeers`. */
  readonly peerRateLimit: RateLimit;
  readonly maxBodyBytes: number;
  readonly records: RecordLocation;
  readonly shutdown: ShutdownTimes;
}

const MESHES = ["none", "istio", "linkerd"] as const;
const HIGHEST_PORT = 65_535;
/**
 * How many clients at their limit one peer may pass on. With 100 requests in 60 s for each it is 83 a second: the checks of
 * RS256 signatures, some 0.2 ms each, then take 2 % of a core for a peer that sends only rubbish.
 */
const CLIENTS_PER_PEER = 50;
const DAY_SECONDS = 86_400;

/**
 * Reads what every service needs. Problems are collected by the reader.
 *
 * In a mesh the service speaks plain HTTP to its sidecar, and mutual TLS is done with the mesh's own certificates. One that
 * is mounted all the same, as HardenedWorkload does at `/var/run/tls`, this middleware does not use there: `TLS_*` are
 * refused, so that nobody takes it for the one that callers see.
 *
 * | variable | meaning | default |
 * |---|---|---|
 * | `PORT`, `HOST` | where to listen; 0 for any free port | 8080, all addresses |
 * | `HEALTH_PORT` | also answers `/healthz` and `/readyz` here, over plain HTTP; a kubelet has no client certificate | none |
 * | `MESH` | `istio` or `linkerd` if a sidecar does mutual TLS, otherwise `none` | `none` |
 * | `TLS_CERT`, `TLS_KEY`, `TLS_CA` | PEM files, read again when they change; required without a mesh, refused in one | |
 * | `ALLOWED_PEERS` | who may connect, by URI or DNS name, separated by commas; required without a mesh | in a mesh: its rules |
 * | `ACCESS_TOKEN_SECRET` | HS256 secret of at least 32 bytes | |
 * | `JWKS_URI` or `JWKS` | where the public keys are, or the key set itself, for RS256 and ES256; one of these three is required | |
 * | `JWKS_MAX_STALE_SECONDS` | for how long fetched keys are used while the issuer fails, up to a week; see `PublishedKeysOptions` | 86400 |
 * | `JWT_ISSUER`, `JWT_AUDIENCE` | what tokens must say; several audiences separated by commas | |
 * | `JWT_CLIENT_ID` | whose tokens count, by `client_id`; several separated by commas; `JWT_AUDIENCE` may then be left out | every client's |
 * | `JWT_CLOCK_TOLERANCE_SECONDS` | by how much clocks may differ, 0 to 60 | 5 |
 * | `ROLES_CLAIM` | the claim with the roles, dots leading into nested claims | `roles` |
 * | `RATE_LIMIT_REQUESTS`, `RATE_LIMIT_WINDOW_SECONDS` | how much one client may ask of each replica, see `limitRate` | 100 in 60 |
 * | `PEER_RATE_LIMIT_REQUESTS` | how much one peer may pass on in the same time before its tokens are looked at, see `limitPeers` | 50 clients' worth |
 * | `MAX_BODY_BYTES` | the largest body, up to 1 MiB | 65536 |
 * | `DATA_BUCKET` with `AWS_REGION`, or `DATA_FOLDER` | where records are kept, see `readRecordLocation`; required | |
 * | `SHUTDOWN_DELAY_SECONDS`, `SHUTDOWN_TIMEOUT_SECONDS` | see `ShutdownTimes` | 5, 20 |
 */
export function readServiceConfiguration(reader: EnvironmentReader, clock: Clock = systemClock): ServiceConfiguration {
  const mesh = reader.choice("MESH", MESHES, "none");
  const host = reader.optional("HOST");
  const healthPort = reader.optionalInteger("HEALTH_PORT", { min: 0, max: HIGHEST_PORT });
  const tls = readTls(reader, mesh, clock);
  return {
    port: reader.integer("PORT", { default: 8080, min: 0, max: HIGHEST_PORT }),
    ...(host !== undefined && { host }),
    ...(healthPort !== undefined && { healthPort }),
    ...(tls && { tls }),
    peers: readPeers(reader, mesh),
    tokens: readTokenRules(reader, { isHttpAllowed: mesh !== "none" }),
    rolesClaim: reader.optional("ROLES_CLAIM") ?? "roles",
    ...readRateLimits(reader),
    maxBodyBytes: reader.integer("MAX_BODY_BYTES", { default: 65_536, min: 1, max: 1_048_576 }),
    records: readRecordLocation(reader),
    shutdown: {
      delaySeconds: reader.integer("SHUTDOWN_DELAY_SECONDS", { default: 5, min: 0, max: 300 }),
      timeoutSeconds: reader.integer("SHUTDOWN_TIMEOUT_SECONDS", { default: 20, min: 1, max: 300 }),
    },
  };
}

type Mesh = (typeof MESHES)[number];

function readTls(reader: EnvironmentReader, mesh: Mesh, clock: Clock): CredentialFiles | undefined {
  if (mesh !== "none") {
    for (const name of ["TLS_CERT", "TLS_KEY", "TLS_CA"]) {
      if (reader.optional(name)) reader.report(name, `is set with MESH=${mesh}, whose sidecar does TLS; leave out one`);
    }
    return undefined;
  }
  const files = {
    certificate: reader.required("TLS_CERT", "the PEM file of the service's certificate, or MESH=istio or linkerd"),
    privateKey: reader.required("TLS_KEY", "the PEM file of its key"),
    authorities: reader.required("TLS_CA", "the PEM file of the authorities that clients' certificates come from"),
  };
  if (Object.values(files).every((file: string) => file !== "")) {
    reader.reportAll(checkCredentialFiles(files, clock.now()));
  }
  return files;
}

function readPeers(reader: EnvironmentReader, mesh: Mesh): PeerRules {
  const allowed = reader.list("ALLOWED_PEERS");
  if (mesh !== "none") return { source: mesh, allowed };
  if (allowed.length === 0) {
    reader.report(
      "ALLOWED_PEERS",
      'is missing; write who may connect, such as "spiffe://cluster.local/ns/shop/sa/orders"',
    );
  }
  return { source: "tls", allowed };
}

function readRateLimits(reader: EnvironmentReader): Pick<ServiceConfiguration, "rateLimit" | "peerRateLimit"> {
  const requests = reader.integer("RATE_LIMIT_REQUESTS", { default: 100, min: 1, max: 1_000_000 });
  const windowSeconds = reader.integer("RATE_LIMIT_WINDOW_SECONDS", { default: 60, min: 1, max: DAY_SECONDS });
  const ofPeers = { default: CLIENTS_PER_PEER * requests, min: 1, max: CLIENTS_PER_PEER * 1_000_000 };
  return {
    rateLimit: { requests, windowSeconds },
    peerRateLimit: { requests: reader.integer("PEER_RATE_LIMIT_REQUESTS", ofPeers), windowSeconds },
  };
}
