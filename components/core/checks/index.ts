export { account, accountId, checkAccount, region } from "./account";
export { arn, clusterName, ec2Id, iamPolicyArn, iamPrincipalArn, isArnOf, keyArn } from "./arn";
export { cidr, cidrs, ipv4Cidr, parseCidr, subnetCidr, vpcCidr } from "./cidr";
export { isObject, shown } from "./describe";
export {
  dnsLabel,
  domain,
  hostName,
  isDnsLabel,
  isDnsName,
  isHttpsUrl,
  mailAddress,
  ownServiceAccountName,
  serviceAccountName,
} from "./dns";
export { imageDigest, parseQuantity, podLabels, quantity } from "./kubernetes";
export { checkLogKey, logGroupName, logRetentionDays } from "./logs";
export { above0, hours, percentage, wholeNumber } from "./number";
export { port } from "./port";
export { certificateIssuer, grantable, keyRef, namespaceRef, serviceAccountRef, webAclRef } from "./references";
export { check, checkArguments, commonFields } from "./required";
export {
  anything,
  choice,
  flag,
  input,
  numeric,
  type OptionalShape,
  optional,
  orFalse,
  type Shape,
  someText,
  text,
} from "./shape";
export {
  anyObject,
  depending,
  type Fields,
  having,
  list,
  object,
  record,
  transform,
  transforms,
  transformsByName,
} from "./structure";
