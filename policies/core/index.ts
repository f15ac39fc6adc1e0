export { checkEach } from "./checkEach";
export { type Framework, frameworks } from "./frameworks";
export { isInternet } from "./networks";
export { type ParameterDescription, ParameterReader, type Parameters } from "./parameters";
export { holdsSecret } from "./plainSecrets";
export { policiesIn } from "./policiesIn";
export {
  type Controls,
  type PolicyDefinition,
  policy,
  type Report,
  type ResourcePolicyDefinition,
  type StackPolicyDefinition,
} from "./policy";
export {
  isGiven,
  isRecord,
  json,
  jsonList,
  knownItems,
  list,
  type Properties,
  record,
  records,
  text,
  texts,
  valueIfKnown,
} from "./properties";
export { escapeRegExp, type PolicyResource, typeMatcher } from "./resource";
export { type StackResources, stackResources } from "./stackResources";
