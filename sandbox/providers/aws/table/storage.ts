import { type Look, named, type ResourceForm, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "Amazon EC2", "Amazon Elastic File System" and "AWS Backup". Host names: EFS
 * User Guide, "Mounting on Amazon EC2 with a DNS name". Ids: the import section of each type's registry page. Replacement:
 * `createOnlyProperties` of AWS::EC2::Volume, AWS::EFS::* and AWS::Backup::* and the registry's "Forces new resource". Names:
 * pulumi-aws, provider/resource_overrides.go.
 */

const fileSystemArn = "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/";
const fileSystemHost = "efs.{region}.{dnsSuffix}";

/** A setting of a file system, which is named after it. */
const ofFileSystem: ResourceForm = { id: "{fileSystemId}", replaces: ["fileSystemId"] };

/** A setting of a whole account in a region. */
const ofRegion: ResourceForm = { id: "{region}" };

const vaultArn = (look: Look) => look.fill("arn:{partition}:backup:{region}:{account}:backup-vault:{backupVaultName}");

/** A setting of a backup vault, which is named after it. */
const ofVault: ResourceForm = {
  id: "{backupVaultName}",
  outputs: { backupVaultArn: vaultArn },
  replaces: ["backupVaultName"],
};

export const storage: ResourceForms = {
  "aws:ebs/volume:Volume": {
    id: "vol-{hex:17}",
    outputs: {
      arn: "arn:{partition}:ec2:{region}:{account}:volume/{id}",
      createTime: "{now}",
      encrypted: false,
      size: 8,
      type: "gp2",
    },
    replaces: ["availabilityZone", "encrypted", "kmsKeyId", "outpostArn", "snapshotId"],
    tagged: true,
  },
  "aws:ebs/encryptionByDefault:EncryptionByDefault": { ...ofRegion, defaults: { enabled: true } },
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": ofRegion,
  "aws:ebs/defaultKmsKey:DefaultKmsKey": { id: "{keyArn}", replaces: ["keyArn"] },

  "aws:efs/fileSystem:FileSystem": {
    id: "fs-{hex:17}",
    ...named("creationToken"),
    defaults: { throughputMode: "bursting" },
    outputs: {
      arn: `${fileSystemArn}{id}`,
      dnsName: `{id}.${fileSystemHost}`,
      availabilityZoneId: "",
      encrypted: false,
      name: "",
      numberOfMountTargets: 0,
      ownerId: "{account}",
      performanceMode: "generalPurpose",
      sizeInBytes: [{ value: 6144, valueInIa: 0, valueInStandard: 6144 }],
    },
    replaces: ["availabilityZoneName", "creationToken", "encrypted", "kmsKeyId", "performanceMode"],
    tagged: true,
  },
  "aws:efs/mountTarget:MountTarget": {
    id: "fsmt-{hex:17}",
    outputs: {
      availabilityZoneId: "",
      availabilityZoneName: "{region}a",
      dnsName: `{fileSystemId}.${fileSystemHost}`,
      fileSystemArn: `${fileSystemArn}{fileSystemId}`,
      ipAddress: "10.0.0.20",
      mountTargetDnsName: `{availabilityZoneName}.{fileSystemId}.${fileSystemHost}`,
      networkInterfaceId: "eni-{hex:17}",
      ownerId: "{account}",
    },
    replaces: ["fileSystemId", "ipAddress", "ipAddressType", "ipv6Address", "subnetId"],
    // Source: pulumi-aws, provider/resource_overrides.go.
    deleteBeforeReplace: true,
  },
  "aws:efs/accessPoint:AccessPoint": {
    id: "fsap-{hex:17}",
    outputs: {
      arn: "arn:{partition}:elasticfilesystem:{region}:{account}:access-point/{id}",
      fileSystemArn: `${fileSystemArn}{fileSystemId}`,
      ownerId: "{account}",
    },
    replaces: ["fileSystemId", "posixUser", "rootDirectory"],
    tagged: true,
  },
  "aws:efs/backupPolicy:BackupPolicy": ofFileSystem,
  "aws:efs/fileSystemPolicy:FileSystemPolicy": { ...ofFileSystem, defaults: { bypassPolicyLockoutSafetyCheck: false } },

  "aws:backup/vault:Vault": {
    id: "{name}",
    ...named(),
    defaults: { forceDestroy: false },
    outputs: {
      arn: "arn:{partition}:backup:{region}:{account}:backup-vault:{name}",
      kmsKeyArn: "arn:{partition}:kms:{region}:{account}:key/{uuid}",
      recoveryPoints: 0,
    },
    replaces: ["name", "kmsKeyArn"],
    tagged: true,
  },
  "aws:backup/vaultPolicy:VaultPolicy": ofVault,
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": {
    ...ofVault,
    replaces: ["backupVaultName", "changeableForDays", "maxRetentionDays", "minRetentionDays"],
  },
  "aws:backup/plan:Plan": {
    id: "{uuid}",
    ...named(),
    outputs: { arn: "arn:{partition}:backup:{region}:{account}:backup-plan:{id}", version: "{mixed:48}" },
    replaces: ["name"],
    tagged: true,
  },
  "aws:backup/selection:Selection": {
    id: "{uuid}",
    ...named(),
    replaces: ["conditions", "iamRoleArn", "name", "notResources", "planId", "resources", "selectionTags"],
  },
};
