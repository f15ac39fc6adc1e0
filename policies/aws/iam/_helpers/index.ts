export { allowedEverywhere, decryptingActions, escalatingActions, readingActions } from "./actions";
export { isPublic } from "./principals";
export { isEverything, isForEveryResource } from "./resources";
export {
  allowsAction,
  type Condition,
  coversAction,
  eachPermission,
  eachStatement,
  identityPolicyTypes,
  type Statement,
  statementsOf,
} from "./statements";
