import assert from "node:assert/strict";
import * as components from "../../components";
import { InvalidArgumentsError, SecureComponent } from "../../components";
import { registeredBy } from "../support/mockedStack";
import { serviceOutputs } from "../support/serviceOutputs";
import { isPlainObject, type Path, pathsOf, withValueAt } from "../support/variations";

type Component = new (...args: never[]) => SecureComponent;

const image = `registry.example.com/orders@sha256:${"a".repeat(64)}`;
const account = { accountId: "123456789012", region: "eu-central-1" };
const member = {
  name: "orders",
  namespace: "orders",
  podLabels: { app: "orders" },
  port: 8080,
  serviceAccount: "orders",
};
const common = { deletionProtection: false, tags: { team: "shop" } };

/** Good arguments of every component, with what is required at any depth and an example of the rest. */
function goodArguments(): Readonly<Record<string, object>> {
  const key = new components.EncryptionKey("key", { account, serviceUses: ["cloudWatchLogs"] });
  const logs = new components.EncryptedBucket("logs", { account, purpose: "accessLogs" });
  const authority = new components.CertificateAuthority("authority");
  const webAcl = new components.WebAcl("edge", { account, key });
  const accessLogs = { bucket: logs.bucketName, prefix: "logs" };
  return {
    AccessTokenSecret: { ...common, keepers: { year: "2026" } },
    AuditTrail: {
      ...common,
      account,
      accessLogs,
      dataEvents: {
        buckets: ["arn:aws:s3:::invoices"],
        resources: { "AWS::DynamoDB::Table": ["arn:aws:dynamodb:table"] },
      },
      trailName: "audit",
      retentionDays: 365,
      lock: { mode: "GOVERNANCE", days: 365 },
    },
    CertificateAuthority: { ...common, commonName: "Orders", curve: "P256", validityHours: 100, maxPathLength: 1 },
    EncryptedBucket: { ...common, account, key, accessLogs, bucketName: "orders-data", noncurrentVersionDays: 1 },
    EncryptedLogGroup: { ...common, account, key, logGroupName: "/services/orders", retentionDays: 400 },
    EncryptedTopic: {
      ...common,
      account,
      key: new components.EncryptionKey("topic", { account, serviceUses: ["cloudWatchAlarms"] }),
      publishers: ["cloudWatchAlarms"],
      displayName: "Alarms",
    },
    EncryptedVolumeClass: { ...common, kmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/0123" },
    EncryptionKey: {
      ...common,
      account,
      administrators: ["arn:aws:iam::123456789012:role/admin"],
      rotationPeriodInDays: 90,
      multiRegion: false,
    },
    HardenedWorkload: {
      ...common,
      namespace: "orders",
      image,
      port: 8080,
      env: { PORT: "8080" },
      secretEnv: { TOKEN: { secretName: "token", key: "secret" } },
      autoscaling: { minReplicas: 2, maxReplicas: 4, targetCpuPercent: 50 },
      resources: { requests: { cpu: "100m" }, limits: { memory: "1Gi" } },
      probes: { livenessPath: "/live", scheme: "HTTPS" },
      args: ["--verbose"],
      podLabels: { team: "shop" },
      transform: { service: { metadata: { labels: { team: "shop" } } } },
    },
    IngressGateway: {
      ...common,
      gateway: member,
      hosts: ["shop.example.com"],
      certificate: { chainPem: "chain", privateKeyPem: "key" },
      minTlsVersion: "1.3",
    },
    IstioMesh: {
      ...common,
      member,
      healthPaths: ["/healthz"],
      traffic: { timeoutSeconds: 1, retries: { attempts: 1 }, circuitBreaker: { consecutiveFailures: 1 } },
      observe: { accessLog: "all", metricsTo: { name: "prometheus", namespace: "metrics", podLabels: { a: "b" } } },
      visibleNamespaces: ["payments"],
    },
    LinkerdMesh: { ...common, member, trustDomain: "example.com", probeNetworks: ["10.0.0.0/8"] },
    MeshControlPlane: {
      ...common,
      kind: "istio",
      authority: { certificatePem: "c", privateKeyPem: "k", bundle: "b", chainPem: "" },
      apiServerCidrs: ["10.0.0.0/8"],
      gateway: { clientCidrs: ["10.0.0.0/8"], serviceAnnotations: { a: "b" } },
      tracing: { name: "otel", service: "collector", namespace: "observability", serviceAccount: "collector" },
    },
    PublicCertificate: {
      ...common,
      account,
      domainName: "example.com",
      subjectAlternativeNames: ["*.example.com"],
      zoneId: "Z1",
    },
    PublicEndpoint: {
      ...common,
      account,
      vpcId: "vpc-0a1b2c3d",
      vpcCidr: "10.0.0.0/16",
      subnetIds: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"],
      subnetCidrs: ["10.0.0.0/24", "10.0.1.0/24"],
      certificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/0123",
      webAcl,
      accessLogs,
      allowedCidrs: ["10.0.0.0/8"],
      targetPort: 8443,
    },
    RoleBasedAccess: {
      ...common,
      namespaces: ["orders"],
      viewers: ["everybody"],
      debug: { groups: ["on-call"], reason: "incidents" },
    },
    SecurityAlarms: {
      ...common,
      account,
      trailLogGroup: "trail",
      serviceLogs: { logGroup: "logs", services: ["orders"], lines: "plain" },
      webAcls: [webAcl],
      certificates: { public: "arn:aws:acm:eu-central-1:123456789012:certificate/0123" },
      findings: ["guardDuty"],
      mailTo: ["security@example.com"],
      thresholds: { "root-use": 1 },
      metricNamespace: "Security",
    },
    SecureMicroservice: {
      ...common,
      account,
      cluster: { kind: "podIdentity", clusterName: "platform" },
      authority,
      accessLogs,
      tokens: { issuer: "https://id.example.com", audience: "orders", keysUrl: "https://id.example.com/jwks" },
      image,
      limit: { requests: 5, per: "second" },
      env: { MODE: "test" },
      workload: { replicas: 2, resources: { limits: { memory: "512Mi" } } },
      meshSettings: { trustDomain: "example.com" },
      awsAddresses: ["10.0.0.0/20"],
    },
    SecureNamespace: { ...common, labels: { team: "shop" }, quota: { pods: "10" }, limits: { max: { cpu: "1" } } },
    ServiceAccess: {
      ...common,
      namespace: "orders",
      serviceAccount: "orders",
      rules: [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get"], resourceNames: ["settings"] }],
    },
    ServiceCertificate: {
      ...common,
      authority,
      dnsNames: ["orders.example.com"],
      usages: ["server_auth"],
      validityHours: 10,
      renewBeforeHours: 1,
      secret: { namespace: "orders", name: "certificate" },
    },
    ServiceDashboard: {
      ...common,
      account,
      service: "orders",
      alarms: { alarms: {}, metricNamespace: "Security" },
      logGroup: "logs",
      lines: "plain",
    },
    ThreatDetection: {
      ...common,
      account,
      accessLogs,
      guardDuty: true,
      guardDutyFeatures: ["EKS_AUDIT_LOGS"],
      securityHub: false,
      accessAnalyzer: true,
      config: true,
    },
    WebAcl: {
      ...common,
      account,
      key,
      scope: "REGIONAL",
      rateLimits: [{ name: "all", requests: 100, perSeconds: 60 }],
      managedRules: ["AWSManagedRulesSQLiRuleSet"],
      logRetentionDays: 30,
    },
    WorkloadIdentity: {
      ...common,
      account,
      namespace: "orders",
      serviceAccount: "orders",
      cluster: { kind: "irsa", issuerUrl: "https://oidc.example.com/id", audience: "sts.amazonaws.com" },
      maxSessionDuration: 3600,
    },
  };
}

/** What a component must be given, the rest having defaults. */
const required: Readonly<Record<string, readonly string[]>> = {
  AccessTokenSecret: [],
  AuditTrail: ["account", "accessLogs"],
  CertificateAuthority: [],
  EncryptedBucket: ["account", "key", "accessLogs"],
  EncryptedLogGroup: ["account", "key"],
  EncryptedTopic: ["account", "key"],
  EncryptedVolumeClass: ["kmsKeyArn"],
  EncryptionKey: ["account"],
  HardenedWorkload: ["namespace", "image"],
  IngressGateway: ["gateway", "hosts", "certificate"],
  IstioMesh: ["member"],
  LinkerdMesh: ["member"],
  MeshControlPlane: ["kind", "authority"],
  PublicCertificate: ["account", "domainName", "zoneId"],
  PublicEndpoint: ["account", "vpcId", "subnetIds", "certificateArn", "webAcl", "accessLogs"],
  RoleBasedAccess: ["namespaces"],
  SecurityAlarms: ["account", "trailLogGroup"],
  SecureMicroservice: ["account", "cluster", "authority", "accessLogs", "tokens", "image"],
  SecureNamespace: [],
  ServiceAccess: ["namespace", "serviceAccount", "rules"],
  ServiceCertificate: ["authority", "dnsNames"],
  ServiceDashboard: ["account", "service", "alarms", "logGroup"],
  ThreatDetection: ["account", "accessLogs"],
  WebAcl: ["account", "key"],
  WorkloadIdentity: ["account", "namespace", "serviceAccount", "cluster"],
};

/** What somebody may write whom no compiler stops: JavaScript, YAML, a configuration value that is not set. */
const values: readonly unknown[] = [undefined, null, 5, "Some text!", [null], { a: [1] }];

/** The same for components of which every one that is taken creates some sixty resources. */
const fewValues: readonly unknown[] = [null, 5, [null]];
const large: ReadonlySet<string> = new Set(["SecureMicroservice", "SecurityAlarms"]);

/** What providers decide, such as what ACM asks for to prove a name. */
const mockedOutputs = {
  ...serviceOutputs,
  "aws:acm/certificate:Certificate": () => ({
    domainValidationOptions: ["example.com"].map((domainName) => ({
      domainName,
      resourceRecordName: `_proof.${domainName}`,
      resourceRecordType: "CNAME",
      resourceRecordValue: "proof",
    })),
  }),
};

/** The problems that a component is refused for; an empty list for one that is created. */
function problemsOf(component: Component, args: unknown): readonly components.Problem[] {
  try {
    Reflect.construct(component, ["orders", args]);
    return [];
  } catch (error) {
    assert.ok(error instanceof InvalidArgumentsError, error instanceof Error ? error.stack : String(error));
    return error.errors ?? [];
  }
}

function isComponent(value: unknown): value is Component {
  return typeof value === "function" && value.prototype instanceof SecureComponent;
}

const publicComponents = Object.entries(components).flatMap(([name, value]) =>
  isComponent(value) ? [[name, value] as const] : [],
);

describe("every component, given what it should not be", function () {
  this.timeout(300_000);

  for (const [name, component] of publicComponents) {
    it(`${name} names everything that is missing, at once`, async () => {
      await registeredBy(() => {
        for (const args of [{}, undefined, null]) {
          const paths = problemsOf(component, args).map(({ propertyPath }) => propertyPath);
          const isEmpty = args !== undefined && args !== null;
          if (!isEmpty && paths.length > 0) assert.deepEqual(paths, ["args"]);
          if (isEmpty) for (const path of required[name] ?? []) assert.ok(paths.includes(path), `${path} of ${paths}`);
        }
      });
    });

    it(`${name} takes a value of another type or says what is wrong with it`, async () => {
      await registeredBy(() => {
        const good = goodArguments()[name];
        assert.ok(isPlainObject(good), `${name} has no example here`);
        assert.deepEqual(problemsOf(component, good), []);
        for (const path of pathsOf(good)) {
          for (const value of large.has(name) ? fewValues : values) {
            const problems = problemsOf(component, withValueAt(good, path, value));
            assert.ok(problems.every(isWell), JSON.stringify(problems));
            if (isRequired(name, path) && (value === undefined || value === null)) {
              assert.ok(problems.some(isOf(path)), `${path.join(".")} ${value}: ${JSON.stringify(problems)}`);
            }
          }
        }
      }, mockedOutputs);
    });
  }
});

function isRequired(component: string, [top, ...below]: Path): boolean {
  return below.length === 0 && (required[component] ?? []).includes(String(top));
}

function isOf([top]: Path): (problem: components.Problem) => boolean {
  return ({ propertyPath }) => propertyPath === String(top);
}

/** A problem says where, and what to do. */
function isWell({ propertyPath, reason }: components.Problem): boolean {
  return propertyPath !== "" && /(write|give|leave|set|create) /.test(reason);
}
