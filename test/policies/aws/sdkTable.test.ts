import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  backingUp,
  blockingPublic,
  encryptingAtRest,
  encryptingInTransit,
  encryptionKeys,
  logging,
  makingPublic,
  protecting,
  writeOnly,
} from "../../../policies/aws/sdk/_helpers";

type Arguments = Readonly<Record<string, readonly string[]>>;

/** An argument of a resource's type, as the SDK declares it. */
interface Declared {
  readonly type: string;
  readonly argument: string;
  readonly typed: string;
}

/** What arguments of a kind are called and typed as, and the tables that hold them. */
const kinds: readonly {
  readonly kind: string;
  readonly named: RegExp;
  readonly typed: RegExp;
  readonly tables: readonly Arguments[];
}[] = [
  {
    kind: "encrypts",
    named: /encrypt|tls|ssl|https/i,
    typed: /^boolean/,
    tables: [encryptingAtRest, encryptingInTransit],
  },
  { kind: "names a key", named: /kms|encryptionKey|cmk/i, typed: /^string/, tables: [encryptionKeys] },
  { kind: "is about the public", named: /public/i, typed: /^boolean/, tables: [makingPublic, blockingPublic] },
  {
    kind: "protects from deletion",
    named: /(?:deletion|delete|termination).*protect|protect.*(?:deletion|delete|termination)/i,
    typed: /./,
    tables: [protecting],
  },
  {
    kind: "keeps backups",
    named: /(?:backup|snapshot).*(?:retention|days|limit)|retention.*(?:backup|snapshot)/i,
    typed: /^number/,
    tables: [backingUp],
  },
  { kind: "logs", named: /log/i, typed: /^boolean/, tables: [logging] },
];

/** Arguments that mean something else than their name, on every type. */
const meansSomethingElse: Readonly<Record<string, string>> = {
  kmsAccess: "says whether a database may use KMS, not which key",
  kmsPolicyDocument: "is a policy of an endpoint",
  kmsEncryptionContext: "goes with a key, and is none",
  kmsKeyProviderUri: "is the address of a server of Hadoop",
  publiclyAdvertisable: "says whether addresses of one's own may be announced, which makes nothing public",
  enableTlsVersionAndCipherSuiteHeaders: "tells targets how the client spoke, and changes nothing of it",
  ipv6AddressListEnabled: "says how addresses are given",
  hiddenFromGlobalAddressList: "is about an address book",
  isMtlsEnabledVmCluster: "is off without a wallet of certificates, which only some have",
  applyOnTransformedLogs: "says which form of a log is read",
  glueCatalogGeneration: "is about a catalog",
  catalogResource: "is about a catalog",
  dedicatedLogVolume: "is about speed",
  debugLogging: "writes statements with their values down: off is right",
  contactFlowLogsEnabled: "logs what callers press, which may be numbers of cards",
  blockPublicSecurityGroupRules: "protects if it is true; its default is",
  manualSnapshotRetentionPeriod: "is about snapshots that somebody takes, kept for ever by default",
  disableAllLogs: "turns logs off if it is true, which its name says",
};

/** Arguments that a policy of their own judges, by type, which says more than the table could. */
const judgedElsewhere: Arguments = {
  kmsKeyId: [
    "aws:cloudwatch/logGroup:LogGroup",
    "aws:rds/cluster:Cluster",
    "aws:rds/instance:Instance",
    "aws:secretsmanager/secret:Secret",
    "aws:efs/fileSystem:FileSystem",
    "aws:kinesis/stream:Stream",
    "aws:cloudtrail/trail:Trail",
    "aws:cloudtrail/eventDataStore:EventDataStore",
  ],
  kmsKeyArn: ["aws:lambda/function:Function", "aws:backup/vault:Vault"],
  kmsMasterKeyId: ["aws:sns/topic:Topic", "aws:sqs/queue:Queue"],
  storageEncrypted: ["aws:rds/cluster:Cluster", "aws:rds/instance:Instance"],
  encrypted: ["aws:ebs/volume:Volume", "aws:efs/fileSystem:FileSystem"],
  atRestEncryptionEnabled: ["aws:appsync/apiCache:ApiCache", "aws:elasticache/replicationGroup:ReplicationGroup"],
  transitEncryptionEnabled: ["aws:appsync/apiCache:ApiCache", "aws:elasticache/replicationGroup:ReplicationGroup"],
  requireTls: ["aws:rds/proxy:Proxy"],
  publiclyAccessible: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
  deletionProtection: ["aws:rds/cluster:Cluster", "aws:rds/instance:Instance"],
  deletionProtectionEnabled: ["aws:dynamodb/table:Table"],
  backupRetentionPeriod: ["aws:rds/cluster:Cluster", "aws:rds/instance:Instance"],
  snapshotRetentionLimit: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  mapPublicIpOnLaunch: ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"],
  associatePublicIpAddress: ["aws:ec2/instance:Instance", "aws:ec2/launchConfiguration:LaunchConfiguration"],
  enableLogging: ["aws:cloudtrail/trail:Trail"],
  enableLogFileValidation: ["aws:cloudtrail/trail:Trail"],
  password: ["aws:rds/instance:Instance"],
  masterPassword: ["aws:rds/cluster:Cluster"],
  blockPublicAcls: [
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  ],
  blockPublicPolicy: [
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  ],
  ignorePublicAcls: [
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  ],
  restrictPublicBuckets: [
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  ],
  enableDeletionProtection: ["aws:alb/loadBalancer:LoadBalancer", "aws:lb/loadBalancer:LoadBalancer"],
  plaintext: ["aws:kms/ciphertext:Ciphertext"],
  value: ["aws:ssm/parameter:Parameter"],
};

describe("the table of the AWS SDK's arguments", () => {
  const declared = declarations();

  it("is read from all of the SDK", () => assert.ok(new Set(declared.map(({ type }) => type)).size > 1_500));

  for (const { kind, named, typed, tables } of kinds) {
    it(`has every argument that ${kind}, or a reason`, () => {
      const missing = declared
        .filter(({ argument, typed: given }) => named.test(argument) && typed.test(given))
        .filter(({ type, argument }) => !tables.some((table) => table[argument]?.includes(type)))
        .filter(({ type, argument }) => !judgedElsewhere[argument]?.includes(type) && !meansSomethingElse[argument]);
      assert.deepEqual(missing, []);
    });
  }

  it("has every argument with a form that the state does not keep, or a reason", () => {
    const all = new Set(declared.map(({ type, argument }) => `${type} ${argument}`));
    const missing = declared
      .filter(({ type, argument }) => all.has(`${type} ${argument}Wo`))
      .filter(
        ({ type, argument }) => !writeOnly[argument]?.includes(type) && !judgedElsewhere[argument]?.includes(type),
      );
    assert.deepEqual(missing, []);
  });

  it("has nothing that the SDK does not", () => {
    const all = new Set(declared.map(({ type, argument }) => `${type} ${argument}`));
    const tables = [...kinds.flatMap((kind) => kind.tables), writeOnly, judgedElsewhere];
    const unknown = tables
      .flatMap((table) =>
        Object.entries(table).flatMap(([argument, types]) => types.map((type) => `${type} ${argument}`)),
      )
      .filter((row) => !all.has(row));
    assert.deepEqual(unknown, []);
  });
});

/** Every argument of every resource, from the SDK's own declarations. */
function declarations(): readonly Declared[] {
  const sdk = dirname(require.resolve("@pulumi/aws/package.json"));
  return readdirSync(sdk, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !["config", "node_modules", "types"].includes(entry.name))
    .flatMap(({ name: module }) =>
      readdirSync(join(sdk, module))
        .filter((file) => file.endsWith(".d.ts") && file !== "index.d.ts")
        .flatMap((file) => argumentsOf(module, file.slice(0, -5), readFileSync(join(sdk, module, file), "utf8"))),
    );
}

function argumentsOf(module: string, file: string, declaration: string): readonly Declared[] {
  const [, name] = /export declare class (\w+) extends pulumi\.CustomResource/.exec(declaration) ?? [];
  const start = declaration.indexOf(`export interface ${name}Args {`);
  if (name === undefined || start < 0) return [];
  const lines = declaration.slice(start).matchAll(/^ {4}(\w+)\??: (?:pulumi\.Input<(.*)>|(.*));$/gm);
  return [...lines].map(([, argument = "", input, plain]) => ({
    type: `aws:${module}/${file}:${name}`,
    argument,
    typed: input ?? plain ?? "",
  }));
}
