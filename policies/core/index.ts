export { checkEach } from "./checkEach";
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
export { type PolicyResource, typeMatcher } from "./resource";
export { type StackResources, stackResources } from "./stackResources";
