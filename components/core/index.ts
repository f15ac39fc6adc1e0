export {
  type ArnParts,
  type AwsAccount,
  accountRootArn,
  checkAccount,
  dnsSuffixOf,
  endpointIn,
  formatArn,
  partitionOf,
  serviceEndpoint,
} from "./aws";
export { type IamPolicyDocument, type IamStatement, policyDocument } from "./iamPolicy";
export { SecureComponent, type SecureComponentArgs } from "./secureComponent";
export { applyTransform, type DeepPartial, type Transform } from "./transform";
export { checkPlain, InvalidArgumentsError, isHttpsUrl, isPlain, type Problem, validate, within } from "./validation";
