export { type AuditEntry, type AuditLog, auditWriter } from "./core/auditEntry";
export type { AuditOptions } from "./core/auditTrail";
export { Caller, type Claims } from "./core/caller";
export { type Clock, systemClock } from "./core/clock";
export { ConfigurationError, type Environment } from "./core/environment";
export type { JsonWebKeySet } from "./core/jose";
export { type OperationalLog, operationalLog } from "./core/operationalLog";
export type { PeerRules, PeerSource } from "./core/peerIdentity";
export type { KeyFetch, PublishedKeysOptions } from "./core/publishedKeys";
export { type Problem, Refusal } from "./core/refusal";
export { rolesOf } from "./core/roles";
export type { RateLimit } from "./core/tokenBuckets";
export type { TokenSurroundings } from "./core/tokenCheck";
export {
  createTokenVerifier,
  type TokenFault,
  type TokenKeys,
  type TokenRules,
  type TokenVerdict,
  type VerifyToken,
} from "./core/tokenVerifier";
export { type AnyRequest, callerOf, peerOf, requestIdFor } from "./core/tracked";
export {
  answerProblems,
  auditLog,
  authenticateToken,
  type ExpressErrorMiddleware,
  type ExpressMiddleware,
  identifyPeer,
  rateLimit,
  requireRole,
} from "./express";
