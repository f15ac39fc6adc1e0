export { type CallRule, type HttpMethod, httpMethods, ruleHash } from "./callRule";
export { callRuleFields, checkCallRule } from "./callRuleChecks";
export { claimPath, type JwtRule, type RoleRule } from "./jwtRule";
export { checkJwt, clientIds } from "./jwtRuleChecks";
export { type LimitRule, secondsPer } from "./limitRule";
export { checkCountable, checkLimit, limitRule } from "./limitRuleChecks";
export { checkSpeaksHttp, meshMember } from "./memberChecks";
export { type MeshTracing, type MetricsReader, type ObserveRule, otlpPort } from "./observeRule";
export { anySegment, overlap, type PathPattern, parsePath } from "./pathPattern";
export { type EgressHost, egressHost, egressSuffix, hostBlock, type NodeAgent, type ReachOptions } from "./reach";
export {
  addressBlocks,
  checkAddressesKnown,
  checkNodeAgent,
  checkReach,
  externalHost,
  isInCluster,
} from "./reachChecks";
export type { TrafficRule, TrafficShare } from "./trafficRule";
export { checkMeshSettings, meshTracing, observeRule, trafficRule } from "./trafficRuleChecks";
