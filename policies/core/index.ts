export { decodeOnce } from "./decodeOnce";
export { judgeEach } from "./judgeEach";
export { holdsSecret } from "./plainSecrets";
export {
  type Controls,
  controlTags,
  type PolicyDefinition,
  policy,
  type Report,
  type ResourcePolicyDefinition,
  type StackPolicyDefinition,
  toPulumiPolicy,
} from "./policy";
export {
  isGiven,
  json,
  jsonList,
  list,
  type Properties,
  record,
  records,
  text,
  texts,
  valueIfKnown,
} from "./properties";
export { type JudgedResource, typeMatcher } from "./resource";
export type { Surroundings } from "./surroundings";
