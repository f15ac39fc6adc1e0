import { type Look, named, type ResourceForm, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "Amazon RDS", "Amazon DynamoDB" and "Amazon ElastiCache". Endpoints: RDS User
 * Guide and ElastiCache User Guide, "Finding connection endpoints". Ids: the import section of each type's registry page, and
 * for a DB instance its attribute reference. Replacement: `createOnlyProperties` of AWS::RDS::*, AWS::DynamoDB::* and
 * AWS::ElastiCache::* and the registry's "Forces new resource". Names: pulumi-aws, provider/resource_overrides.go.
 */

const arnOf = (resource: string) => `arn:{partition}:rds:{region}:{account}:${resource}`;

/** The port a database engine listens on by default. Source: RDS User Guide, the settings of each engine. */
const portOf = (look: Look) => {
  const engine = look.text("engine");
  if (engine.includes("postgres")) return 5432;
  if (engine.startsWith("oracle")) return 1521;
  return engine.startsWith("sqlserver") ? 1433 : 3306;
};

/** The secret of a master password that RDS manages. Source: RDS User Guide, "Password management with Secrets Manager". */
const masterUserSecrets = (owner: string) => (look: Look) => {
  if (look("manageMasterUserPassword") !== true) return [];
  const secretArn = `arn:{partition}:secretsmanager:{region}:{account}:secret:rds!${owner}-{uuid}-{mixed:6}`;
  return [
    {
      kmsKeyId: look.text("masterUserSecretKmsKeyId") || look.fill("arn:{partition}:kms:{region}:{account}:key/{uuid}"),
      secretArn: look.fill(secretArn),
      secretStatus: "active",
    },
  ];
};

const group = (kind: string, alsoReplacing: readonly string[] = []) =>
  ({
    id: "{name}",
    ...named(),
    defaults: { description: "Managed by Pulumi" },
    outputs: { arn: arnOf(`${kind}:{name}`) },
    replaces: ["name", "namePrefix", ...alsoReplacing],
    tagged: true,
  }) satisfies ResourceForm;

const subnetGroup = group("subgrp");

const cacheGroup = (kind: string, alsoReplacing: readonly string[] = []) =>
  ({
    id: "{name}",
    ...named(),
    defaults: { description: "Managed by Pulumi" },
    outputs: { arn: `arn:{partition}:elasticache:{region}:{account}:${kind}:{name}` },
    replaces: ["name", ...alsoReplacing],
    tagged: true,
  }) satisfies ResourceForm;

const cacheSubnetGroup = cacheGroup("subnetgroup");

export const databases: ResourceForms = {
  "aws:rds/instance:Instance": {
    id: "{resourceId}",
    ...named("identifier"),
    defaults: {
      applyImmediately: false,
      autoMinorVersionUpgrade: true,
      copyTagsToSnapshot: false,
      deleteAutomatedBackups: true,
      monitoringInterval: 0,
      performanceInsightsEnabled: false,
      publiclyAccessible: false,
      skipFinalSnapshot: false,
    },
    outputs: {
      resourceId: "db-{base32:26}",
      arn: arnOf("db:{identifier}"),
      address: "{identifier}.{lower:12}.{region}.rds.{dnsSuffix}",
      endpoint: "{address}:{port}",
      port: portOf,
      availabilityZone: "{region}a",
      backupRetentionPeriod: 0,
      engineVersionActual: "{engineVersion}",
      hostedZoneId: "Z{upper:13}",
      latestRestorableTime: "",
      listenerEndpoints: [],
      masterUserSecrets: masterUserSecrets("db"),
      multiAz: false,
      replicas: [],
      status: "available",
      storageEncrypted: false,
      upgradeRolloutOrder: "",
    },
    replaces: [
      "backupTarget",
      "characterSetName",
      "customIamInstanceProfile",
      "dbName",
      "engine",
      "identifierPrefix",
      "kmsKeyId",
      "ncharCharacterSetName",
      "restoreToPointInTime",
      "s3Import",
      "snapshotIdentifier",
      "storageEncrypted",
      "timezone",
      "username",
    ],
    tagged: true,
    deletionProtection: { property: "deletionProtection" },
  },
  "aws:rds/cluster:Cluster": {
    id: "{clusterIdentifier}",
    defaults: {
      backupRetentionPeriod: 1,
      copyTagsToSnapshot: false,
      deleteAutomatedBackups: true,
      enableGlobalWriteForwarding: false,
      enableHttpEndpoint: false,
      enableLocalWriteForwarding: false,
      engineMode: "provisioned",
      skipFinalSnapshot: false,
    },
    outputs: {
      clusterIdentifier: (look) => look.fill(`${look.text("clusterIdentifierPrefix") || "tf-"}{stamp}`),
      arn: arnOf("cluster:{clusterIdentifier}"),
      clusterResourceId: "cluster-{base32:26}",
      endpoint: "{clusterIdentifier}.cluster-{lower:12}.{region}.rds.{dnsSuffix}",
      // The reader's name differs from the writer's by "-ro" alone.
      readerEndpoint: (look) => look.text("endpoint").replace(".cluster-", ".cluster-ro-"),
      port: portOf,
      caCertificateValidTill: "",
      engineVersionActual: "{engineVersion}",
      hostedZoneId: "Z{upper:13}",
      masterUserSecrets: masterUserSecrets("cluster"),
      storageEncrypted: false,
      upgradeRolloutOrder: "",
    },
    replaces: [
      "availabilityZones",
      "clusterIdentifier",
      "clusterIdentifierPrefix",
      "clusterScalabilityType",
      "databaseName",
      "dbSubnetGroupName",
      "dbSystemId",
      "engine",
      "engineMode",
      "kmsKeyId",
      "masterUsername",
      "restoreToPointInTime",
      "s3Import",
      "snapshotIdentifier",
      "sourceRegion",
      "storageEncrypted",
    ],
    tagged: true,
    deletionProtection: { property: "deletionProtection" },
  },
  "aws:rds/clusterInstance:ClusterInstance": {
    id: "{identifier}",
    defaults: { autoMinorVersionUpgrade: true, copyTagsToSnapshot: false, monitoringInterval: 0, promotionTier: 0 },
    outputs: {
      identifier: (look) => look.fill(`${look.text("identifierPrefix") || "tf-"}{stamp}`),
      arn: arnOf("db:{identifier}"),
      dbiResourceId: "db-{base32:26}",
      endpoint: "{identifier}.{lower:12}.{region}.rds.{dnsSuffix}",
      port: portOf,
      availabilityZone: "{region}a",
      engineVersionActual: "{engineVersion}",
      kmsKeyId: "",
      networkType: "IPV4",
      storageEncrypted: false,
      writer: true,
    },
    replaces: [
      "availabilityZone",
      "clusterIdentifier",
      "customIamInstanceProfile",
      "dbSubnetGroupName",
      "engine",
      "identifier",
      "identifierPrefix",
      "performanceInsightsKmsKeyId",
    ],
    tagged: true,
  },
  "aws:rds/subnetGroup:SubnetGroup": {
    ...subnetGroup,
    outputs: { ...subnetGroup.outputs, supportedNetworkTypes: ["IPV4"], vpcId: "vpc-{hex:17}" },
  },
  "aws:rds/parameterGroup:ParameterGroup": group("pg", ["description", "family"]),
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": group("cluster-pg", ["description", "family"]),

  "aws:dynamodb/table:Table": {
    id: "{name}",
    ...named(),
    defaults: { billingMode: "PROVISIONED" },
    outputs: {
      arn: "arn:{partition}:dynamodb:{region}:{account}:table/{name}",
      streamLabel: (look) => (look("streamEnabled") === true ? look.text("now").replace("Z", ".000") : ""),
      streamArn: (look) => (look("streamEnabled") === true ? look.fill("{arn}/stream/{streamLabel}") : ""),
      "pointInTimeRecovery.enabled": false,
    },
    replaces: [
      "name",
      "hashKey",
      "rangeKey",
      "importTable",
      "localSecondaryIndexes",
      "restoreDateTime",
      "restoreSourceName",
      "restoreSourceTableArn",
      "restoreToLatestTime",
    ],
    tagged: true,
    deletionProtection: { property: "deletionProtectionEnabled" },
  },

  "aws:elasticache/replicationGroup:ReplicationGroup": {
    id: "{replicationGroupId}",
    ...named("replicationGroupId", 40, { finish: (name) => name.toLowerCase() }),
    defaults: { automaticFailoverEnabled: false, engine: "redis", multiAzEnabled: false },
    outputs: {
      arn: "arn:{partition}:elasticache:{region}:{account}:replicationgroup:{replicationGroupId}",
      clusterEnabled: (look) => Number(look("numNodeGroups") ?? 1) > 1,
      configurationEndpointAddress: (look) =>
        look("clusterEnabled") === true ? look.fill("clustercfg.{replicationGroupId}.{lower:6}.cache.{dnsSuffix}") : "",
      primaryEndpointAddress: "master.{replicationGroupId}.{lower:6}.cache.{dnsSuffix}",
      readerEndpointAddress: (look) => look.text("primaryEndpointAddress").replace("master.", "replica."),
      engineVersionActual: "{engineVersion}",
      memberClusters: ["{replicationGroupId}-001"],
    },
    replaces: [
      "atRestEncryptionEnabled",
      "dataTieringEnabled",
      "kmsKeyId",
      "networkType",
      "port",
      "replicationGroupId",
      "securityGroupNames",
      "snapshotArns",
      "snapshotName",
      "subnetGroupName",
    ],
    tagged: true,
  },
  "aws:elasticache/subnetGroup:SubnetGroup": {
    ...cacheSubnetGroup,
    outputs: { ...cacheSubnetGroup.outputs, vpcId: "vpc-{hex:17}" },
  },
  "aws:elasticache/parameterGroup:ParameterGroup": cacheGroup("parametergroup", ["description", "family"]),
};
