export { currentTime } from "./clock";
export {
  type CheckFailure,
  type Difference,
  notCovered,
  ProviderError,
  type ResourceIdentity,
  type StandInProvider,
} from "./provider";
export { serve } from "./serve";
export {
  asList,
  asProps,
  asText,
  changedPaths,
  changedProperties,
  hasUnknown,
  isProps,
  isSecret,
  type Props,
  secret,
  UNKNOWN,
  type Value,
  withoutOwn,
} from "./values";
