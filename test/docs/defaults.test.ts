import assert from "node:assert/strict";
import { CertificateAuthority, ServiceCertificate } from "../../components/certificates";
import { PublicEndpoint, WebAcl } from "../../components/edge";
import { EncryptionKey } from "../../components/encryption";
import { WorkloadIdentity } from "../../components/identity";
import { EncryptedBucket } from "../../components/storage";
import { HardenedWorkload } from "../../components/workload";
import { componentDocs } from "../../docs/generate/componentDocs";
import { account, endpointPlace } from "../mutations/rows/fixtures";
import { type RegisteredResource, registeredBy } from "../support/mockedStack";

/** Every component with no argument but those that it must have. */
function bareComponents(): void {
  const key = new EncryptionKey("key", { account, serviceUses: ["cloudWatchLogs"] });
  const logs = new EncryptedBucket("logs", { account, purpose: "accessLogs" });
  new EncryptedBucket("data", { account, key, accessLogs: logs.accessLogTarget() });
  new WorkloadIdentity("identity", {
    account,
    namespace: "orders",
    serviceAccount: "orders",
    cluster: { kind: "podIdentity", clusterName: "production" },
  });
  const authority = new CertificateAuthority("authority");
  new ServiceCertificate("certificate", { authority, dnsNames: ["orders.orders.svc"] });
  new PublicEndpoint("endpoint", {
    ...endpointPlace,
    accessLogs: { bucket: "access-logs" },
    webAcl: new WebAcl("acl", { account, key }),
  });
  new HardenedWorkload("workload", {
    namespace: "orders",
    image: `registry.example.com/orders@sha256:${"0".repeat(64)}`,
  });
}

const podSpec = "spec.template.spec";

/** Where each documented default arrives: component, argument, logical name of the resource, path in its inputs. */
const observed = [
  ["EncryptionKey", "rotationPeriodInDays", "key-key", "rotationPeriodInDays"],
  ["EncryptionKey", "deletionWindowInDays", "key-key", "deletionWindowInDays"],
  ["EncryptionKey", "multiRegion", "key-key", "multiRegion"],
  ["EncryptedBucket", "noncurrentVersionDays", "data-lifecycle", "rules.0.noncurrentVersionExpiration.noncurrentDays"],
  [
    "EncryptedBucket",
    "abortIncompleteUploadDays",
    "data-lifecycle",
    "rules.0.abortIncompleteMultipartUpload.daysAfterInitiation",
  ],
  ["EncryptedBucket", "retentionDays", "logs-lifecycle", "rules.0.expiration.days"],
  ["WorkloadIdentity", "maxSessionDuration", "identity-role", "maxSessionDuration"],
  ["CertificateAuthority", "curve", "authority-key", "ecdsaCurve"],
  ["CertificateAuthority", "validityHours", "authority-certificate", "validityPeriodHours"],
  ["CertificateAuthority", "maxPathLength", "authority-certificate", "maxPathLength"],
  ["ServiceCertificate", "validityHours", "certificate-certificate", "validityPeriodHours"],
  ["ServiceCertificate", "renewBeforeHours", "certificate-certificate", "earlyRenewalHours"],
  ["ServiceCertificate", "usages", "certificate-certificate", "allowedUses"],
  ["PublicEndpoint", "targetPort", "endpoint-target-group", "port"],
  ["PublicEndpoint", "healthCheckPath", "endpoint-target-group", "healthCheck.path"],
  ["PublicEndpoint", "allowedCidrs", "endpoint-ingress-0-0-0-0-0", "cidrIpv4"],
  ["WebAcl", "scope", "acl-web-acl", "scope"],
  ["WebAcl", "rateLimits[].perSeconds", "acl-web-acl", "rules.0.statement.rateBasedStatement.evaluationWindowSec"],
  ["WebAcl", "logRetentionDays", "acl-log", "retentionInDays"],
  ["HardenedWorkload", "replicas", "workload-deployment", "spec.replicas"],
  ["HardenedWorkload", "port", "workload-deployment", `${podSpec}.containers.0.ports.0.containerPort`],
  ["HardenedWorkload", "servicePort", "workload-service", "spec.ports.0.port"],
  ["HardenedWorkload", "appProtocol", "workload-service", "spec.ports.0.appProtocol"],
  ["HardenedWorkload", "temporarySpace", "workload-deployment", `${podSpec}.volumes.0.emptyDir.sizeLimit`],
  ["HardenedWorkload", "mountApiToken", "workload-deployment", `${podSpec}.automountServiceAccountToken`],
  ["HardenedWorkload", "terminationGraceSeconds", "workload-deployment", `${podSpec}.terminationGracePeriodSeconds`],
  [
    "HardenedWorkload",
    "preStopSeconds",
    "workload-deployment",
    `${podSpec}.containers.0.lifecycle.preStop.sleep.seconds`,
  ],
  ["HardenedWorkload", "runAsUser", "workload-deployment", `${podSpec}.securityContext.runAsUser`],
  [
    "HardenedWorkload",
    "probes.livenessPath",
    "workload-deployment",
    `${podSpec}.containers.0.livenessProbe.httpGet.path`,
  ],
  [
    "HardenedWorkload",
    "probes.readinessPath",
    "workload-deployment",
    `${podSpec}.containers.0.readinessProbe.httpGet.path`,
  ],
  ["HardenedWorkload", "probes.scheme", "workload-deployment", `${podSpec}.containers.0.livenessProbe.httpGet.scheme`],
] as const;

describe("a documented default", () => {
  const documented = new Map(
    componentDocs().flatMap(({ name, defaults }) =>
      defaults.map(({ path, default: given }) => [`${name} ${path}`, given]),
    ),
  );
  let resources: readonly RegisteredResource[];
  before(async () => {
    resources = await registeredBy(bareComponents);
  });

  for (const [component, argument, resource, path] of observed) {
    it(`is what the component does: ${component}, ${argument}`, () => {
      const inputs = resources.find(({ name }) => name === resource)?.inputs;
      assert.equal(beginning(documented.get(`${component} ${argument}`) ?? ""), plain(valueAt(inputs, path)));
    });
  }
});

/** What a default says before it goes on to explain itself: `365, which …` is `365`. */
function beginning(documentedDefault: string): string {
  const [value = ""] = documentedDefault.replace(/["[\]]/g, "").split(/(?:, (?:so|which|for) | \()/);
  return value;
}

function plain(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}

function valueAt(inputs: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, property) => (typeof value === "object" && value !== null ? Reflect.get(value, property) : undefined),
      inputs,
    );
}
