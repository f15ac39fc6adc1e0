export { type AuditEntry, type AuditLog, auditWriter } from "../middleware/src/core/auditEntry";
export { bearerToken, identifyCaller, requireCaller } from "../middleware/src/core/authentication";
export { Caller, type Claims } from "../middleware/src/core/caller";
export { type Clock, systemClock } from "../middleware/src/core/clock";
export {
  ConfigurationError,
  type Environment,
  EnvironmentReader,
  isLoopback,
} from "../middleware/src/core/environment";
export { forwardedPeerUri } from "../middleware/src/core/forwardedClientCert";
export type { JsonWebKeySet } from "../middleware/src/core/jose";
export { limitHeaders } from "../middleware/src/core/limitHeaders";
export { maskTokens, type OperationalLog, operationalLog } from "../middleware/src/core/operationalLog";
export { type Authentication, type Check, callerOf, type Passage } from "../middleware/src/core/passage";
export { identifyPeer, type PeerRules, type PeerSource } from "../middleware/src/core/peerIdentity";
export {
  type KeyFetch,
  KeysUnavailable,
  PublishedKeys,
  type PublishedKeysOptions,
} from "../middleware/src/core/publishedKeys";
export { clientKey, limitPeers, limitRate, peerKey, rateLimitFields } from "../middleware/src/core/rateLimit";
export { type Problem, Refusal } from "../middleware/src/core/refusal";
export { clientAddress } from "../middleware/src/core/remoteAddress";
export { requestIdOf } from "../middleware/src/core/requestId";
export { grantToRole, rolesOf } from "../middleware/src/core/roles";
export { namedPeer, parseSubjectAltNames, type SubjectAltNames } from "../middleware/src/core/subjectAltNames";
export { type Allowance, type RateLimit, TokenBuckets } from "../middleware/src/core/tokenBuckets";
export {
  checkTokenRules,
  createTokenVerifier,
  type TokenFault,
  type TokenKeys,
  type TokenRules,
  type TokenVerdict,
  type VerifyToken,
} from "../middleware/src/core/tokenVerifier";
export { audit } from "./audit";
export {
  type CredentialFiles,
  type Credentials,
  checkCredentialFiles,
  checkCredentials,
  RotatingCredentials,
} from "./credentials";
export { checked, compose, type Exchange, type Handler, type Middleware, type Reply } from "./exchange";
export { Fields } from "./fields";
export { answerHealth, healthReply, Readiness } from "./health";
export { type ConnectionAudit, httpServer, mutualTlsServer } from "./httpServer";
export { idempotencyKeyOf } from "./idempotencyKey";
export { readJson } from "./jsonBody";
export { type ListenerOptions, requestListener } from "./requestListener";
export { backoffMs, isRepeatable, isTransient } from "./retry";
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
export { callersToken, type TokenSource, tokenFromFile } from "./tokenSource";
