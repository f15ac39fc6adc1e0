export { type AuditEntry, type AuditLog, audit, auditLog } from "./audit";
export { bearerToken, identifyCaller, requireCaller } from "./authentication";
export { Caller, type Claims } from "./caller";
export { type Clock, systemClock } from "./clock";
export {
  type CredentialFiles,
  type Credentials,
  checkCredentialFiles,
  checkCredentials,
  RotatingCredentials,
} from "./credentials";
export { ConfigurationError, type Environment, EnvironmentReader, isLoopback } from "./environment";
export {
  type Authentication,
  callerOf,
  compose,
  type Exchange,
  type Handler,
  type Middleware,
  type Reply,
} from "./exchange";
export { Fields } from "./fields";
export { forwardedPeerUri } from "./forwardedClientCert";
export { answerHealth, healthReply, Readiness } from "./health";
export { type ConnectionAudit, httpServer, mutualTlsServer } from "./httpServer";
export { idempotencyKeyOf } from "./idempotencyKey";
export type { JsonWebKeySet } from "./jose";
export { readJson } from "./jsonBody";
export { limitHeaders } from "./limitHeaders";
export { maskTokens, type OperationalLog, operationalLog } from "./operationalLog";
export { identifyPeer, type PeerRules, type PeerSource } from "./peerIdentity";
export { type KeyFetch, KeysUnavailable, PublishedKeys, type PublishedKeysOptions } from "./publishedKeys";
export { clientKey, limitPeers, limitRate, peerKey, rateLimitFields } from "./rateLimit";
export { type Problem, Refusal } from "./refusal";
export { clientAddress } from "./remoteAddress";
export { requestIdOf } from "./requestId";
export { type ListenerOptions, requestListener } from "./requestListener";
export { backoffMs, isRepeatable, isTransient } from "./retry";
export { requireRole, rolesOf } from "./roles";
export { matchPath, type Route, serveRoutes } from "./routes";
export { runService } from "./runService";
export {
  guard,
  openCredentials,
  type RunningService,
  type ServiceDefinition,
  type ServiceSurroundings,
  startService,
} from "./service";
export {
  type ServiceAnswer,
  type ServiceCall,
  ServiceClient,
  type ServiceClientOptions,
  ServiceUnreachable,
} from "./serviceClient";
export { readServiceConfiguration, type ServiceConfiguration } from "./serviceConfiguration";
export { drain, IdleConnections, type ShutdownTimes } from "./shutdown";
export { namedPeer, parseSubjectAltNames, type SubjectAltNames } from "./subjectAltNames";
export { type Allowance, type RateLimit, TokenBuckets } from "./tokenBuckets";
export { callersToken, type TokenSource, tokenFromFile } from "./tokenSource";
export {
  checkTokenRules,
  createTokenVerifier,
  type TokenFault,
  type TokenKeys,
  type TokenRules,
  type TokenVerdict,
  type VerifyToken,
} from "./tokenVerifier";
