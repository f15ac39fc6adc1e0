import * as pulumi from "@pulumi/pulumi";
import {
  AccessTokenSecret,
  AuditTrail,
  CertificateAuthority,
  EncryptedBucket,
  EncryptedLogGroup,
  EncryptionKey,
  guardedProviders,
  IngressGateway,
  istioIngressMember,
  PublicEndpoint,
  SecureMicroservice,
  SecurityAlarms,
  ServiceCertificate,
  WebAcl,
} from "./components";
import { readSettings } from "./settings";

const settings = readSettings((key) => {
  const [name = "", namespace] = key.split(":").reverse();
  return new pulumi.Config(namespace).get(name);
});
const { accountId, region, deletionProtection } = settings;
const account = { accountId, region };
const shared = { account, deletionProtection };
const inPlace = { providers: guardedProviders("platform", { account, clusterName: settings.clusterName }) };

// What the services of this environment have in common.
const authority = new CertificateAuthority("services", shared, inPlace);
const accessLogs = new EncryptedBucket("access-logs", { ...shared, purpose: "accessLogs" }, inPlace);
const environment = {
  ...shared,
  authority,
  accessLogs: accessLogs.accessLogTarget(),
  mesh: settings.mesh,
  cluster:
    settings.clusterIdentity === "irsa"
      ? ({ kind: "irsa", issuerUrl: settings.oidcIssuerUrl } as const)
      : ({ kind: "podIdentity", clusterName: settings.clusterName } as const),
  tokens: { issuer: settings.jwtIssuer, audience: settings.jwtAudience, ...tokenKeys() },
  workload: { replicas: settings.minimumReplicas },
  // Linkerd has to be told where hosts live: AWS behind the VPC's interface endpoints.
  ...(settings.mesh === "linkerd" && { awsAddresses: [settings.vpcCidr] }),
};

const orders = new SecureMicroservice(
  "orders",
  {
    ...environment,
    image: settings.ordersImage,
    env: { PAYMENTS_URL: "http://payments.payments.svc.cluster.local" },
  },
  inPlace,
);
const payments = new SecureMicroservice("payments", { ...environment, image: settings.paymentsImage }, inPlace);
orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });

// The way in from the internet.
const edgeKey = new EncryptionKey(
  "edge",
  {
    ...shared,
    description: "Logs of the web ACL",
    serviceUses: ["cloudWatchLogs"],
  },
  inPlace,
);
const webAcl = new WebAcl(
  "edge",
  {
    ...shared,
    key: edgeKey,
    rateLimits: [{ name: "every-address", requests: settings.requestsPerFiveMinutes }],
  },
  inPlace,
);
const endpoint = new PublicEndpoint(
  "edge",
  {
    ...shared,
    webAcl,
    vpcId: settings.vpcId,
    vpcCidr: settings.vpcCidr,
    subnetIds: settings.publicSubnetIds,
    subnetCidrs: settings.publicSubnetCidrs,
    certificateArn: settings.certificateArn,
    accessLogs: accessLogs.accessLogTarget(),
  },
  inPlace,
);

// Linkerd has no gateway of its own: there, docs/mesh-capabilities.md says what to do instead.
if (settings.mesh === "istio") {
  const hosts = settings.publicHostNames;
  const gateway = new IngressGateway(
    "edge",
    {
      ...shared,
      gateway: istioIngressMember(),
      hosts,
      certificate: new ServiceCertificate("edge", { ...shared, authority, dnsNames: hosts }, inPlace),
      behind: endpoint,
    },
    inPlace,
  );
  gateway.exposes(orders.mesh, { methods: ["GET", "POST"], paths: ["/orders", "/orders/*"] });
}

// What is recorded, and what raises an alarm.
const alarms = new SecurityAlarms(
  "alarms",
  {
    ...shared,
    trailLogGroup: settings.trailLogGroup === "" ? recordCalls().logGroupName : settings.trailLogGroup,
    serviceLogs: {
      logGroup: settings.serviceLogGroup === "" ? keepServiceLogs().logGroupName : settings.serviceLogGroup,
      services: [orders.name, payments.name],
      mesh: settings.mesh,
    },
    webAcls: [webAcl],
    certificates: { public: settings.certificateArn },
    mailTo: settings.alarmMailTo,
  },
  inPlace,
);

/** A trail, where the account has none yet. */
function recordCalls(): AuditTrail {
  return new AuditTrail(
    "audit",
    {
      ...shared,
      accessLogs: accessLogs.accessLogTarget(),
      dataEvents: { buckets: [orders.data.arn, payments.data.arn] },
    },
    inPlace,
  );
}

/** The log group that the Amazon CloudWatch Observability add-on ships to, before it creates one that is not encrypted. */
function keepServiceLogs(): EncryptedLogGroup {
  const key = new EncryptionKey(
    "service-logs",
    { ...shared, description: "Logs of the services", serviceUses: ["cloudWatchLogs"] },
    inPlace,
  );
  const logGroupName = `/aws/containerinsights/${settings.clusterName}/application`;
  return new EncryptedLogGroup("service-logs", { ...shared, key, logGroupName }, inPlace);
}

/** Public keys of the issuer where it publishes them; else a secret that the services share. */
function tokenKeys() {
  if (settings.jwksUrl !== "") {
    // An issuer's addresses change, so that Linkerd goes by its name alone.
    return { keysUrl: settings.jwksUrl, ...(settings.mesh === "linkerd" && { keysAddresses: ["0.0.0.0/0"] }) };
  }
  return { secret: new AccessTokenSecret("access-tokens", shared, inPlace) };
}

/** Where DNS leads the public host names. */
export const publicName = endpoint.dnsName;
/** Where alarms are told: subscribe whatever wakes people. */
export const alarmTopic = alarms.topic.arn;
/** The certificate, in PEM, that everybody who talks to the services trusts. */
export const certificateAuthority = authority.certificatePem;
export const services = Object.fromEntries(
  [orders, payments].map((service) => [
    service.name,
    {
      namespace: service.namespace.namespaceName,
      role: service.identity.arn,
      data: service.data.bucket.bucket,
    },
  ]),
);
