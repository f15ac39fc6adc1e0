import type { PolicyDefinition } from "../core";
import { dynamodbEncrypted } from "./dynamodbEncrypted";
import { ebsEncrypted } from "./ebsEncrypted";
import { ecrImmutableTags } from "./ecrImmutableTags";
import { ecrScanning } from "./ecrScanning";
import { eksControlPlaneLogs } from "./eksControlPlaneLogs";
import { eksEndpoint } from "./eksEndpoint";
import { eksSecretsEncrypted } from "./eksSecretsEncrypted";
import { iamNoAccessKeys } from "./iamNoAccessKeys";
import { iamNoAdministrator } from "./iamNoAdministrator";
import { iamNoAdministratorAttachment } from "./iamNoAdministratorAttachment";
import { iamNoBroadAccess } from "./iamNoBroadAccess";
import { iamNoBroadDecryption } from "./iamNoBroadDecryption";
import { iamNoUserPolicies } from "./iamNoUserPolicies";
import { iamNoWildcardActions } from "./iamNoWildcardActions";
import { iamTrustPolicy } from "./iamTrustPolicy";
import { kmsDeletionWindow } from "./kmsDeletionWindow";
import { kmsKeyPolicyPrivate } from "./kmsKeyPolicyPrivate";
import { kmsKeyRotation } from "./kmsKeyRotation";
import { lambdaNoSecretsInEnvironment } from "./lambdaNoSecretsInEnvironment";
import { lbAccessLogs } from "./lbAccessLogs";
import { lbDropInvalidHeaders } from "./lbDropInvalidHeaders";
import { lbEncryptedTargets } from "./lbEncryptedTargets";
import { lbHttpsOnly } from "./lbHttpsOnly";
import { lbTlsPolicy } from "./lbTlsPolicy";
import { logGroupEncrypted } from "./logGroupEncrypted";
import { logGroupRetention } from "./logGroupRetention";
import { messagingPolicyPrivate } from "./messagingPolicyPrivate";
import { rdsEncrypted } from "./rdsEncrypted";
import { rdsNotPublic } from "./rdsNotPublic";
import { s3AccessLogging } from "./s3AccessLogging";
import { s3BucketPolicyPresent } from "./s3BucketPolicyPresent";
import { s3BucketPolicyPrivate } from "./s3BucketPolicyPrivate";
import { s3Encryption } from "./s3Encryption";
import { s3NoPublicAcl } from "./s3NoPublicAcl";
import { s3Ownership } from "./s3Ownership";
import { s3PublicAccessBlock } from "./s3PublicAccessBlock";
import { s3TlsOnly } from "./s3TlsOnly";
import { s3Versioning } from "./s3Versioning";
import { secretEncrypted } from "./secretEncrypted";
import { securityGroupIngress } from "./securityGroupIngress";
import { snsEncrypted } from "./snsEncrypted";
import { sqsEncrypted } from "./sqsEncrypted";
import { wafAssociated } from "./wafAssociated";
import { wafLogging } from "./wafLogging";
import { wafRateLimit } from "./wafRateLimit";

/** Policies about resources of AWS. */
export const awsPolicies: readonly PolicyDefinition[] = [
  kmsKeyRotation,
  kmsDeletionWindow,
  kmsKeyPolicyPrivate,
  s3PublicAccessBlock,
  s3NoPublicAcl,
  s3Ownership,
  s3BucketPolicyPrivate,
  s3BucketPolicyPresent,
  s3TlsOnly,
  s3Encryption,
  s3Versioning,
  s3AccessLogging,
  iamNoAdministrator,
  iamNoAdministratorAttachment,
  iamNoWildcardActions,
  iamNoBroadDecryption,
  iamNoBroadAccess,
  iamTrustPolicy,
  iamNoAccessKeys,
  iamNoUserPolicies,
  wafAssociated,
  wafRateLimit,
  wafLogging,
  lbHttpsOnly,
  lbTlsPolicy,
  lbEncryptedTargets,
  lbDropInvalidHeaders,
  lbAccessLogs,
  securityGroupIngress,
  logGroupEncrypted,
  logGroupRetention,
  rdsEncrypted,
  rdsNotPublic,
  dynamodbEncrypted,
  sqsEncrypted,
  snsEncrypted,
  messagingPolicyPrivate,
  ebsEncrypted,
  secretEncrypted,
  eksSecretsEncrypted,
  eksControlPlaneLogs,
  eksEndpoint,
  ecrImmutableTags,
  ecrScanning,
  lambdaNoSecretsInEnvironment,
];
