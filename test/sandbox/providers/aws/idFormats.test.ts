import assert from "node:assert/strict";
import { coveredTypes } from "../../../../sandbox/providers/aws/table";
import { asText } from "../../../../sandbox/providers/protocol";
import { type Made, make, providerIn, sampleInputs } from "./making";

/*
 * Ids as the registry's pages document them: `pulumi import` examples and attribute references. Types are named without the
 * repetition in their tokens: `kms Key` for `aws:kms/key:Key`.
 */

/** Ids that are one property of the resource, by that property. */
const idsByProperty: Readonly<Record<string, readonly string[]>> = {
  arn: types(`
    acm Certificate, cloudtrail Trail, iam OpenIdConnectProvider Policy, lambda Alias,
    alb Listener ListenerRule LoadBalancer TargetGroup, lb Listener ListenerRule LoadBalancer TargetGroup,
    secretsmanager Secret, securityhub StandardsSubscription, sns Topic TopicPolicy TopicSubscription`),
  name: types(`
    apigatewayv2 Stage, backup Vault, cfg DeliveryChannel Recorder RecorderStatus Rule,
    cloudwatch EventRule LogGroup LogMetricFilter LogStream MetricAlarm, dynamodb Table, ecr Repository, eks Cluster,
    elasticache ParameterGroup SubnetGroup, iam Group InstanceProfile Role User, kms Alias, lambda Function,
    rds ClusterParameterGroup ParameterGroup SubnetGroup, ssm Parameter`),
  bucket: types(`
    s3 Bucket BucketV2 BucketAccelerateConfiguration BucketAccelerateConfigurationV2 BucketAcl BucketAclV2
    BucketCorsConfiguration BucketCorsConfigurationV2 BucketLifecycleConfiguration BucketLifecycleConfigurationV2 BucketLogging
    BucketLoggingV2 BucketNotification BucketObjectLockConfiguration BucketObjectLockConfigurationV2 BucketOwnershipControls
    BucketPolicy BucketPublicAccessBlock BucketReplicationConfig BucketRequestPaymentConfiguration
    BucketRequestPaymentConfigurationV2 BucketServerSideEncryptionConfiguration BucketServerSideEncryptionConfigurationV2
    BucketVersioning BucketVersioningV2 BucketWebsiteConfiguration BucketWebsiteConfigurationV2`),
  accountId: types("s3 AccountPublicAccessBlock"),
  analyzerName: types("accessanalyzer Analyzer"),
  backupVaultName: types("backup VaultLockConfiguration VaultPolicy"),
  clusterIdentifier: types("rds Cluster"),
  dashboardName: types("cloudwatch Dashboard"),
  defaultNetworkAclId: types("ec2 DefaultNetworkAcl"),
  defaultRouteTableId: types("ec2 DefaultRouteTable"),
  fileSystemId: types("efs BackupPolicy FileSystemPolicy"),
  functionName: types("lambda FunctionUrl"),
  identifier: types("rds ClusterInstance"),
  keyArn: types("ebs DefaultKmsKey"),
  keyId: types("kms Key KeyPolicy ReplicaKey"),
  policyName: types("cloudwatch LogResourcePolicy"),
  queueUrl: types("sqs QueuePolicy"),
  region: types("ebs EncryptionByDefault SnapshotBlockPublicAccess"),
  registryId: types("ecr RegistryScanningConfiguration"),
  replicationGroupId: types("elasticache ReplicationGroup"),
  repository: types("ecr LifecyclePolicy RepositoryPolicy"),
  resourceArn: types("wafv2 WebAclLoggingConfiguration"),
  resourceId: types("rds Instance"),
  secretArn: types("secretsmanager SecretPolicy"),
  secretId: types("secretsmanager SecretRotation"),
  securityGroupRuleId: types("vpc SecurityGroupEgressRule SecurityGroupIngressRule"),
  statementId: types("lambda Permission"),
  url: types("sqs Queue"),
  zoneId: types("route53 Zone"),
};

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

/** What an EC2 id looks like: a prefix, and 17 hexadecimal digits. */
const ec2 = (prefix: string) => `${prefix}-[0-9a-f]{17}`;

/** Other ids, by their form; of what is their own and what they belong to. */
const idsByForm: Readonly<Record<string, readonly string[]>> = {
  [UUID]: types("backup Plan Selection, wafv2 IpSet RegexPatternSet RuleGroup WebAcl"),
  [ec2("acl")]: types("ec2 NetworkAcl"),
  [ec2("eipalloc")]: types("ec2 Eip"),
  [ec2("fl")]: types("ec2 FlowLog"),
  [ec2("fs")]: types("efs FileSystem"),
  [ec2("fsap")]: types("efs AccessPoint"),
  [ec2("fsmt")]: types("efs MountTarget"),
  [ec2("i")]: types("ec2 Instance"),
  [ec2("igw")]: types("ec2 InternetGateway"),
  [ec2("lt")]: types("ec2 LaunchTemplate"),
  [ec2("nat")]: types("ec2 NatGateway"),
  [ec2("rtb")]: types("ec2 RouteTable"),
  [ec2("rtbassoc")]: types("ec2 RouteTableAssociation"),
  [ec2("sg")]: types("ec2 DefaultSecurityGroup SecurityGroup"),
  [ec2("subnet")]: types("ec2 Subnet"),
  [ec2("vol")]: types("ebs Volume"),
  [ec2("vpc")]: types("ec2 Vpc"),
  [ec2("vpce")]: types("ec2 VpcEndpoint"),
  "r-the-routetableid\\d+": types("ec2 Route"),
  "sgrule-\\d+": types("ec2 SecurityGroupRule"),
  "nacl-\\d+": types("ec2 NetworkAclRule"),
  "[0-9a-z]{10}": types("apigateway RestApi, apigatewayv2 Api"),
  "[0-9a-z]{6}": types("apigateway Deployment Resource"),
  "[0-9a-z]{7}": types("apigatewayv2 Authorizer Integration Route"),
  "agm-0123456789-the-resourceid-the-httpmethod": types("apigateway Method"),
  "agi-0123456789-the-resourceid-the-httpmethod": types("apigateway Integration"),
  "ags-0123456789-live": types("apigateway Stage"),
  "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+0000 UTC": types("acm CertificateValidation"),
  "the-zoneid_the-name_the-type": types("route53 Record"),
  "cwlsf-\\d+": types("cloudwatch LogSubscriptionFilter"),
  "the-rule-orders-[0-9a-f]{7}": types("cloudwatch EventTarget"),
  "[0-9a-f]{32}": types("guardduty Detector"),
  "the-detectorid/orders-[0-9a-f]{7}": types("guardduty DetectorFeature"),
  "the-detectorid:[0-9a-f]{32}": types("guardduty PublishingDestination"),
  "\\d{12}": types("securityhub Account"),
  "\\d{12}:orders-[0-9a-f]{7}": types("s3 AccessPoint"),
  "orders-data/orders": types("s3 BucketObject BucketObjectv2"),
  "AKIA[A-Z2-7]{16}": types("iam AccessKey"),
  "iam-account-password-policy": types("iam AccountPasswordPolicy"),
  "the-(group|role|user):orders-[0-9a-f]{7}": types("iam GroupPolicy RolePolicy UserPolicy"),
  "the-(group|role|user)-\\d{26}": types("iam GroupPolicyAttachment RolePolicyAttachment UserPolicyAttachment"),
  "the-keyid:[0-9a-f]{64}": types("kms Grant"),
  "the-secretid\\|\\S+": types("secretsmanager SecretVersion"),
  "arn:\\S+:listener/app/edge/[0-9a-f]{16}/[0-9a-f]{16}_the-certificatearn": types(
    "alb ListenerCertificate, lb ListenerCertificate",
  ),
  "arn:\\S+:targetgroup/orders/[0-9a-f]{16}-\\d{26}": types("alb TargetGroupAttachment, lb TargetGroupAttachment"),
  "the-webaclarn,the-resourcearn": types("wafv2 WebAclAssociation"),
  "a-[0-9a-z]{16}": types("eks PodIdentityAssociation"),
  "main:arn:\\S+:role/team/viewer": types("eks AccessEntry"),
  "main#arn:\\S+:role/team/viewer#the-policyarn": types("eks AccessPolicyAssociation"),
  "main:the-addonname": types("eks Addon"),
  "main:orders-[0-9a-f]{7}": types("eks FargateProfile NodeGroup"),
};

describe("ids of made resources", () => {
  it("are expected of every type in the table", () => {
    const expected = [...Object.values(idsByProperty), ...Object.values(idsByForm)].flat();
    assert.deepEqual([...expected].sort(), [...coveredTypes()].sort());
  });

  for (const [property, ofProperty] of Object.entries(idsByProperty)) {
    for (const type of ofProperty) {
      it(`are the ${property} for ${type}`, async () => {
        for (const { id, outputs } of await everywhere(type)) {
          assert.notEqual(id, "");
          assert.equal(id, asText(outputs[property]));
        }
      });
    }
  }
  for (const [form, ofForm] of Object.entries(idsByForm)) {
    for (const type of ofForm) {
      it(`are ${form} for ${type}`, async () => {
        for (const { id } of await everywhere(type)) assert.match(id, new RegExp(`^${form}$`));
      });
    }
  }
});

/** One of the type in a region of each partition. */
function everywhere(type: string): Promise<Made[]> {
  const regions = ["eu-central-1", "cn-north-1", "us-gov-west-1"];
  return Promise.all(regions.map((region) => make(providerIn(region), type, sampleInputs(type, region))));
}

/** Tokens of types, from `service Type Type, service Type`. */
function types(list: string): string[] {
  return list
    .split(",")
    .map((group) => group.trim().split(/\s+/))
    .flatMap(([service = "", ...names]) =>
      names.map((name) => `aws:${service}/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`),
    );
}
