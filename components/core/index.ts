export {
  type ArnParts,
  type AwsAccount,
  accountRootArn,
  bucketArn,
  checkArnPlace,
  checkSamePlace,
  dnsSuffixOf,
  endpointIn,
  formatArn,
  isRegion,
  partitionOf,
  regionalArn,
  type SharedPlace,
  serviceEndpoint,
} from "./aws";
export { checkAccount, isHttpsUrl } from "./checks";
export { givenName } from "./givenName";
export type { Access, AwsEndpoint, GrantActions, Grantable, GrantDefinition } from "./grantable";
export { type IamPolicyDocument, type IamStatement, policyDocument } from "./iamPolicy";
export type {
  BucketRef,
  CertificateIssuer,
  KeyRef,
  NamespaceRef,
  ServiceAccountRef,
  WebAclRef,
} from "./references";
export {
  type ChildOptions,
  type NamedChild,
  type ResourceClass,
  SecureComponent,
  type SecureComponentArgs,
} from "./secureComponent";
export { applyTransform, type DeepPartial, type Transform } from "./transform";
export { checkPlain, InvalidArgumentsError, isPlain, type Problem, validate, within } from "./validation";
