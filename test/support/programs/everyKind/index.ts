import * as pulumi from "@pulumi/pulumi";
import {
  AccessTokenSecret,
  CertificateAuthority,
  EncryptedBucket,
  EncryptedVolumeClass,
  EncryptionKey,
  IngressGateway,
  MeshControlPlane,
  SecureMicroservice,
  type SecureMicroserviceArgs,
  ServiceCertificate,
} from "../../../../components";

const config = new pulumi.Config();
const shared = { account: { accountId: "123456789012", region: "eu-central-1" }, deletionProtection: false };
const clusters = {
  podIdentity: { kind: "podIdentity", clusterName: config.require("cluster") },
  irsa: { kind: "irsa", issuerUrl: "https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF" },
} as const;

const authority = new CertificateAuthority("services", { ...shared, curve: curve(), maxPathLength: 1 });
const meshAuthority = new CertificateAuthority("mesh", { ...shared, curve: "P256", issuer: authority });
const accessLogs = new EncryptedBucket("access-logs", { ...shared, purpose: "accessLogs" });
const secret = new AccessTokenSecret("access-tokens", { ...shared, keepers: { rotation: config.require("rotation") } });
const volumeKey = new EncryptionKey("volumes", shared);
const { storageClassName } = new EncryptedVolumeClass("encrypted", {
  ...shared,
  kmsKeyArn: volumeKey.arn,
  transform: { storageClass: { parameters: { throughput: config.require("throughput") } } },
});

const orders = service("orders", { cluster: clusters.podIdentity });
service("ledger", {
  cluster: clusters.irsa,
  workload: { kind: "StatefulSet", volumes: { data: { size: "1Gi", storageClassName, mountPath: "/var/lib/ledger" } } },
});
// Said after the workload is there, as any program may.
orders.grant(accessLogs, "read");
service("reports", { cluster: clusters.irsa, workload: { kind: "CronJob", schedule: "0 3 * * *" } });

const controlPlane = new MeshControlPlane("mesh", {
  ...shared,
  kind: "istio",
  authority: meshAuthority,
  gateway: { clientCidrs: ["10.0.0.0/16"] },
});
if (controlPlane.gateway) {
  const hosts = ["shop.example.com"];
  const edge = new IngressGateway("edge", {
    ...shared,
    gateway: controlPlane.gateway,
    hosts,
    certificate: new ServiceCertificate("edge", { ...shared, authority, dnsNames: hosts }),
  });
  edge.exposes(orders.mesh, { methods: ["GET"], paths: ["/orders"] });
}

function service(name: string, args: Pick<SecureMicroserviceArgs, "cluster" | "workload">): SecureMicroservice {
  return new SecureMicroservice(name, {
    ...shared,
    authority,
    accessLogs: accessLogs.accessLogTarget(),
    tokens: { issuer: "https://login.example.com/", audience: "https://api.example.com", secret },
    image: `registry.example.com/${name}@sha256:${"0123456789abcdef".repeat(4)}`,
    ...args,
  });
}

function curve(): "P256" | "P384" {
  return config.require("curve") === "P256" ? "P256" : "P384";
}
