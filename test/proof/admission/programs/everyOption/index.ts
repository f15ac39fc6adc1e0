import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import {
  CertificateAuthority,
  EncryptedVolumeClass,
  EncryptionKey,
  HardenedWorkload,
  type HardenedWorkloadArgs,
  IngressGateway,
  IstioMesh,
  LinkerdMesh,
  MeshControlPlane,
  meshEnrollment,
  SecureNamespace,
  ServiceAccess,
  ServiceCertificate,
  type ServiceMesh,
  type TrafficRule,
} from "../../../../../components";

const kind = new pulumi.Config().require("mesh") === "linkerd" ? "linkerd" : "istio";
const deletionProtection = false;
const image = `registry.example.com/app@sha256:${"0123456789abcdef".repeat(4)}`;
const account = { accountId: "123456789012", region: "eu-central-1" };

/** Source: RFC 7517, appendix A.1. */
const publicKey = {
  kty: "EC",
  crv: "P-256",
  x: "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
  y: "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
  kid: "1",
};

const limits = kind === "istio" ? { maxConnections: 100, maxPendingRequests: 50 } : {};
const traffic: TrafficRule = {
  timeoutSeconds: 2.5,
  retries: { attempts: 2, perTrySeconds: 1 },
  circuitBreaker: { consecutiveFailures: 5, ejectionSeconds: 10, ...limits },
  canary: [{ weight: 90 }, { service: "catalog-next", weight: 10 }],
};

const collector = { name: "otel", service: "collector", namespace: "observability", serviceAccount: "collector" };
const metricsTo = { name: "prometheus", namespace: "observability", podLabels: { app: "prometheus" } };

const namespace = new SecureNamespace("shop", {
  deletionProtection,
  labels: meshEnrollment(kind).namespaceLabels,
  annotations: meshEnrollment(kind).namespaceAnnotations,
});
const key = new EncryptionKey("volumes", { deletionProtection, account });
const volumeClass = new EncryptedVolumeClass("encrypted", { deletionProtection, kmsKeyArn: key.arn });

const catalog = service("catalog", { autoscaling: { minReplicas: 2, maxReplicas: 5, targetCpuPercent: 70 } }, traffic);
new kubernetes.core.v1.Service("catalog-next", {
  metadata: { name: "catalog-next", namespace: namespace.namespaceName },
  spec: {
    selector: { ...catalog.member.podLabels, version: "next" },
    ports: [{ name: "http", port: 80, targetPort: catalog.member.port }],
  },
});
const ledger = service("ledger", {
  kind: "StatefulSet",
  port: 9000,
  volumes: {
    data: { size: "1Gi", storageClassName: volumeClass.storageClassName, mountPath: "/var/lib/ledger" },
  },
});
const report = run("report", { kind: "CronJob", schedule: "0 3 * * *", mountApiToken: true });
new ServiceAccess("report", {
  namespace: namespace.namespaceName,
  serviceAccount: report.serviceAccountName,
  rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["list"] }],
});

catalog.calls(ledger, { methods: ["GET", "POST"], paths: ["/entries", "/entries/*", "/entries/{*}/lines"] });
catalog.limit({ requests: 50, per: "second" });
catalog.reach("api.example.com", { addresses: ["203.0.113.0/24"] });
catalog.reach(key.endpoint.host, { name: key.endpoint.name, addresses: ["10.1.2.0/24"] });
ledger.calls(ledger, { methods: ["GET"], paths: ["/replicas/*"] });
catalog.reachNodeAgent({ name: "credentials", addresses: ["169.254.170.23", "fd00:ec2::23"], port: 80 });
ledger.reach("vault.example.com", { port: 8200, addresses: ["10.1.2.0/24"] });

const root = new CertificateAuthority("mesh-root", { deletionProtection, curve: "P256", maxPathLength: 1 });
const issuer = new CertificateAuthority("mesh-issuer", { deletionProtection, curve: "P256", issuer: root });
const controlPlane = new MeshControlPlane("mesh", {
  deletionProtection,
  kind,
  authority: issuer,
  tracing: collector,
  ...(kind === "istio" && { gateway: { clientCidrs: ["10.0.0.0/16"] } }),
});

if (controlPlane.gateway) {
  catalog.acceptJwt({
    issuer: "https://login.example.com/",
    audiences: ["https://api.example.com"],
    jwks: JSON.stringify({ keys: [publicKey] }),
    roles: [{ claim: ["realm_access", "roles"], anyOf: ["editor"], methods: ["PUT", "DELETE"], paths: ["/items/*"] }],
  });
  const certificate = new ServiceCertificate("edge", {
    deletionProtection,
    authority: new CertificateAuthority("services", { deletionProtection }),
    dnsNames: ["shop.example.com"],
  });
  const edge = new IngressGateway("edge", {
    gateway: controlPlane.gateway,
    hosts: ["shop.example.com"],
    certificate,
  });
  edge.exposes(catalog, { methods: ["GET", "PUT"], paths: ["/items", "/items/*"] });
}

/** A workload, in the mesh. */
function service(name: string, args: Partial<HardenedWorkloadArgs>, rule: TrafficRule = {}): ServiceMesh {
  const { peer, serviceAccountName } = run(name, args, rule);
  const Mesh = kind === "linkerd" ? LinkerdMesh : IstioMesh;
  return new Mesh(name, {
    deletionProtection,
    member: { ...peer, serviceAccount: serviceAccountName, servicePort: 80 },
    traffic: rule,
    ...(kind === "istio" && {
      observe: { accessLog: "errors", tracing: { collector, samplingPercent: 5 }, metricsTo },
    }),
  });
}

function run(name: string, args: Partial<HardenedWorkloadArgs>, rule: TrafficRule = {}): HardenedWorkload {
  const { podLabels, podAnnotations, serviceAnnotations } = meshEnrollment(kind, rule);
  return new HardenedWorkload(name, {
    deletionProtection,
    namespace: namespace.namespaceName,
    image,
    podLabels,
    podAnnotations,
    transform: { service: { metadata: { annotations: serviceAnnotations } } },
    ...args,
  });
}
