/** Arguments without which, or with false, something is kept in clear, with the types that have them. */
export const encryptingAtRest: Readonly<Record<string, readonly string[]>> = {
  storageEncrypted: [
    "aws:docdb/cluster:Cluster",
    "aws:docdb/globalCluster:GlobalCluster",
    "aws:neptune/cluster:Cluster",
    "aws:neptune/globalCluster:GlobalCluster",
    "aws:rds/globalCluster:GlobalCluster",
  ],
  encrypted: ["aws:ebs/snapshotCopy:SnapshotCopy", "aws:ebs/snapshotImport:SnapshotImport", "aws:ec2/amiCopy:AmiCopy"],
  kmsEncrypted: [
    "aws:storagegateway/cachesIscsiVolume:CachesIscsiVolume",
    "aws:storagegateway/nfsFileShare:NfsFileShare",
    "aws:storagegateway/smbFileShare:SmbFileShare",
    "aws:storagegateway/storedIscsiVolume:StoredIscsiVolume",
  ],
  rootVolumeEncryptionEnabled: ["aws:workspaces/workspace:Workspace"],
  userVolumeEncryptionEnabled: ["aws:workspaces/workspace:Workspace"],
};

/** Arguments that turn encryption on the way off if they are false. */
export const encryptingInTransit: Readonly<Record<string, readonly string[]>> = {
  transitEncryptionEnabled: ["aws:elasticache/cluster:Cluster"],
  requireEncryption: ["aws:chime/voiceConnector:VoiceConnector"],
  enableInterContainerTrafficEncryption: ["aws:sagemaker/trainingJob:TrainingJob"],
  tlsEnabled: ["aws:memorydb/cluster:Cluster", "aws:memorydb/multiRegionCluster:MultiRegionCluster"],
};

/** Arguments that give something an address on the internet if they are true. */
export const makingPublic: Readonly<Record<string, readonly string[]>> = {
  publiclyAccessible: [
    "aws:dms/instanceProfile:InstanceProfile",
    "aws:dms/replicationInstance:ReplicationInstance",
    "aws:lightsail/database:Database",
    "aws:m2/environment:Environment",
    "aws:mq/broker:Broker",
    "aws:neptune/clusterInstance:ClusterInstance",
    "aws:rds/shardGroup:ShardGroup",
    "aws:redshift/cluster:Cluster",
    "aws:redshiftserverless/workgroup:Workgroup",
    "aws:timestreaminfluxdb/dbCluster:DbCluster",
    "aws:timestreaminfluxdb/dbInstance:DbInstance",
  ],
  createPublicIp: ["aws:drs/replicationConfigurationTemplate:ReplicationConfigurationTemplate"],
  associatePublicIpAddress: ["aws:ec2/spotInstanceRequest:SpotInstanceRequest"],
  publicConnectivity: ["aws:neptunegraph/graph:Graph"],
};

/** Arguments that let something be made public if they are false. */
export const blockingPublic: Readonly<Record<string, readonly string[]>> = {
  blockPublicPolicy: ["aws:secretsmanager/secretPolicy:SecretPolicy"],
};

/** Arguments that keep something from being deleted by mistake. */
export const protecting: Readonly<Record<string, readonly string[]>> = {
  terminationProtectionEnabled: [
    "aws:cloudtrail/eventDataStore:EventDataStore",
    "aws:quicksight/accountSettings:AccountSettings",
  ],
  deletionProtectionEnabled: [
    "aws:cloudwatch/logGroup:LogGroup",
    "aws:dsql/cluster:Cluster",
    "aws:dynamodb/tableReplica:TableReplica",
    "aws:pinpoint/smsvoicev2PhoneNumber:Smsvoicev2PhoneNumber",
    "aws:pinpoint/smsvoicev2Pool:Smsvoicev2Pool",
    "aws:pinpoint/smsvoicev2SenderId:Smsvoicev2SenderId",
  ],
  deletionProtection: [
    "aws:cognito/userPool:UserPool",
    "aws:docdb/cluster:Cluster",
    "aws:docdb/globalCluster:GlobalCluster",
    "aws:eks/cluster:Cluster",
    "aws:neptune/cluster:Cluster",
    "aws:neptune/globalCluster:GlobalCluster",
    "aws:neptunegraph/graph:Graph",
    "aws:qldb/ledger:Ledger",
    "aws:rds/globalCluster:GlobalCluster",
    "aws:verifiedpermissions/policyStore:PolicyStore",
  ],
  terminationProtection: ["aws:emr/cluster:Cluster"],
  deleteProtection: ["aws:networkfirewall/firewall:Firewall"],
};

/** Arguments that say for how many days backups are kept; 0 is no backups. */
export const backingUp: Readonly<Record<string, readonly string[]>> = {
  backupRetentionPeriod: [
    "aws:docdb/cluster:Cluster",
    "aws:docdb/elasticCluster:ElasticCluster",
    "aws:neptune/cluster:Cluster",
  ],
  snapshotRetentionLimit: [
    "aws:elasticache/cluster:Cluster",
    "aws:elasticache/serverlessCache:ServerlessCache",
    "aws:memorydb/cluster:Cluster",
  ],
  automaticBackupRetentionDays: [
    "aws:fsx/lustreFileSystem:LustreFileSystem",
    "aws:fsx/ontapFileSystem:OntapFileSystem",
    "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
    "aws:fsx/windowsFileSystem:WindowsFileSystem",
  ],
  automatedSnapshotRetentionPeriod: ["aws:redshift/cluster:Cluster"],
};

/** Arguments that turn a log off if they are false. */
export const logging: Readonly<Record<string, readonly string[]>> = {
  enableMediaMetricLogs: ["aws:chime/voiceConnectorLogging:VoiceConnectorLogging"],
  enableSipLogs: ["aws:chime/voiceConnectorLogging:VoiceConnectorLogging"],
  cwLogEnabled: ["aws:rum/appMonitor:AppMonitor"],
};

/** Arguments whose value the state keeps, though the type has another, ending in Wo, that it does not. */
export const writeOnly: Readonly<Record<string, readonly string[]>> = {
  privateKey: ["aws:acm/certificate:Certificate"],
  apiKey: ["aws:bedrock/agentcoreApiKeyCredentialProvider:AgentcoreApiKeyCredentialProvider"],
  masterPassword: ["aws:docdb/cluster:Cluster", "aws:redshift/cluster:Cluster"],
  authToken: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  passwords: ["aws:elasticache/user:User"],
  adminUserPassword: ["aws:redshiftserverless/namespace:Namespace"],
  secretString: ["aws:secretsmanager/secretVersion:SecretVersion"],
  hostKeyBody: ["aws:transfer/hostKey:HostKey"],
};
