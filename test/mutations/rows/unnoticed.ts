import * as pulumi from "@pulumi/pulumi";
import { CertificateAuthority } from "../../../components/certificates";
import { AccessTokenSecret } from "../../../components/credentials";
import { EncryptionKey, type EncryptionKeyArgs } from "../../../components/encryption";
import { WorkloadIdentity, type WorkloadIdentityArgs } from "../../../components/identity";
import { MeshControlPlane, type MeshControlPlaneArgs } from "../../../components/mesh";
import { EncryptedVolumeClass, HardenedWorkload, type HardenedWorkloadArgs } from "../../../components/workload";
import type { Unnoticed } from "../mutation";
import { alarms, trail } from "./audit";
import { edge } from "./edge";
import { account, allow, image } from "./fixtures";
import { shop } from "./istio";
import { invoices, without } from "./storage";
import { topic, withoutStatement } from "./topic";

const key = (args: Partial<EncryptionKeyArgs>) => new EncryptionKey("orders", { account, ...args });

const identity = (transform: WorkloadIdentityArgs["transform"]) =>
  new WorkloadIdentity("orders", {
    account,
    namespace: "orders",
    serviceAccount: "orders",
    cluster: { kind: "podIdentity", clusterName: "production" },
    ...(transform && { transform }),
  });

const orders = (args: Partial<HardenedWorkloadArgs>) =>
  new HardenedWorkload("orders", { namespace: "orders", image, ...args });

function controlPlane(args: Pick<MeshControlPlaneArgs, "kind" | "gateway" | "transform">): MeshControlPlane {
  const root = new CertificateAuthority("root", { maxPathLength: 1, curve: "P256" });
  return new MeshControlPlane("mesh", {
    authority: new CertificateAuthority("mesh", { issuer: root, curve: "P256" }),
    ...args,
  });
}

const ofData: readonly Unnoticed[] = [
  {
    component: "EncryptionKey",
    holds: "KMS replaces the material every year",
    weakened: "rotationPeriodInDays 2560",
    program: () => key({ rotationPeriodInDays: 2560 }),
    because: "benchmarks ask that a key rotates, not how often",
  },
  {
    component: "EncryptedBucket",
    holds: "The bucket refuses TLS older than 1.2",
    weakened: "a policy without RefuseOldTls",
    program: () => invoices({ transform: { policy: without("RefuseOldTls") } }),
    because: "no policy looks for it",
  },
  {
    component: "EncryptedBucket",
    holds: "Uploads under other keys are refused",
    weakened: "a policy without RefuseOtherKeys",
    program: () => invoices({ transform: { policy: without("RefuseOtherKeys") } }),
    because: "the bucket's default encryption is judged, not that uploads may choose another",
  },
  {
    component: "EncryptedBucket",
    holds: "A bucket that is not empty stays when its stack goes",
    weakened: "forceDestroy true",
    program: () => invoices({ transform: { bucket: { forceDestroy: true } } }),
    because: "environments that come and go need it",
  },
  {
    component: "EncryptedTopic",
    holds: "The topic takes messages over TLS only",
    weakened: "a policy without RefusePlainHttp",
    program: () => topic({ policy: withoutStatement("RefusePlainHttp") }),
    because: "no policy looks for it; AWS services always use TLS",
  },
  {
    component: "EncryptedVolumeClass",
    holds: "Volumes are encrypted under a key of our own",
    weakened: "no kmsKeyId",
    program: () =>
      new EncryptedVolumeClass("encrypted", {
        kmsKeyArn: pulumi.output(""),
        transform: { storageClass: (args) => ({ ...args, parameters: { type: "gp3", encrypted: "true" } }) },
      }),
    because: "no policy looks for the key, only for the encryption",
  },
  {
    component: "AccessTokenSecret",
    holds: "A token's secret carries 381 bits",
    weakened: "length 8",
    program: () => new AccessTokenSecret("tokens", { transform: { password: { length: 8 } } }),
    because: "a policy cannot tell what a generated password is for",
  },
];

const ofIdentity: readonly Unnoticed[] = [
  {
    component: "WorkloadIdentity",
    holds: "With Pod Identity, the role's trust names one service account",
    weakened: "trust in pods.eks.amazonaws.com without conditions",
    program: () =>
      identity({
        role: {
          assumeRolePolicy: allow({
            Principal: { Service: "pods.eks.amazonaws.com" },
            Action: ["sts:AssumeRole", "sts:TagSession"],
          }),
        },
      }),
    because: "the association names the service account as well, and who may make associations is IAM's to say",
  },
  {
    component: "CertificateAuthority",
    holds: "A root is valid for ten years",
    weakened: "validityHours of a century",
    program: () => new CertificateAuthority("root", { validityHours: 876_000 }),
    because: "no benchmark sets an end",
  },
];

const ofWorkloads: readonly Unnoticed[] = [
  {
    component: "HardenedWorkload",
    holds: "Calls leave through the sidecar",
    weakened: "a port left out of Istio's redirection of outgoing calls",
    program: () => orders({ podAnnotations: { "traffic.sidecar.istio.io/excludeOutboundPorts": "5432" } }),
    because: "a database outside the mesh may need it; the NetworkPolicies still hold",
  },
  {
    component: "HardenedWorkload",
    holds: "A workload has a service account of its own",
    weakened: "serviceAccountName default",
    program: () =>
      orders({ transform: { deployment: { spec: { template: { spec: { serviceAccountName: "default" } } } } } }),
    because: "without a token and without a role it is worth nothing in AWS and Kubernetes; in a mesh it is",
  },
  {
    component: "IstioMesh",
    holds: "A caller is admitted to named methods and paths",
    weakened: "a rule without to",
    program: () =>
      shop({
        AuthorizationPolicy: (args) =>
          JSON.stringify(args.metadata).includes('"name":"payments-admits-orders')
            ? {
                ...args,
                spec: { rules: [{ from: [{ source: { principals: ["cluster.local/ns/orders/sa/orders"] } }] }] },
              }
            : args,
      }),
    because: "policies ask that callers are named; what they may call is not theirs to say",
  },
  {
    component: "IstioMesh",
    holds: "A limit is enforced",
    weakened: "an EnvoyFilter without patches",
    program: () => shop({ EnvoyFilter: { spec: { configPatches: [] } } }),
    because: "no policy reads Envoy's own configuration",
  },
  {
    component: "MeshControlPlane",
    holds: "Paths are normalized before rules read them",
    weakened: "pathNormalization NONE",
    program: () =>
      controlPlane({
        kind: "istio",
        transform: {
          releases: { istiod: { values: { meshConfig: { pathNormalization: { normalization: "NONE" } } } } },
        },
      }),
    because: "no policy looks for it",
  },
  {
    component: "MeshControlPlane",
    holds: "The gateway has no load balancer of its own, past the firewall",
    weakened: "type LoadBalancer in the chart's values",
    program: () =>
      controlPlane({
        kind: "istio",
        gateway: {},
        transform: { releases: { "istio-ingress": { values: { service: { type: "LoadBalancer" } } } } },
      }),
    because: "policies read the values of istiod's chart only; the namespace's quota admits no load balancer",
  },
];

const ofEdge: readonly Unnoticed[] = [
  {
    component: "WebAcl",
    holds: "The log shows no credentials",
    weakened: "redactedFields empty",
    program: () => edge({ webAcl: { transform: { logging: { redactedFields: [] } } } }),
    because: "no policy looks for it",
  },
  {
    component: "WebAcl",
    holds: "Samples of requests show no credentials",
    weakened: "dataProtectionConfig empty",
    program: () => edge({ webAcl: { transform: { webAcl: { dataProtectionConfig: { dataProtections: [] } } } } }),
    because: "no policy looks for it",
  },
  {
    component: "WebAcl",
    holds: "A rate limit is one that is felt",
    weakened: "2000000000 requests",
    program: () => edge({ webAcl: { rateLimits: [{ name: "all", requests: 2_000_000_000 }] } }),
    because: "how much is too much, only the service knows",
  },
  {
    component: "PublicEndpoint",
    holds: "Browsers are told to use HTTPS only",
    weakened: "no Strict-Transport-Security",
    program: () =>
      edge({
        endpoint: { transform: { listener: { routingHttpResponseStrictTransportSecurityHeaderValue: undefined } } },
      }),
    because: "no policy looks for it; port 80 is not open",
  },
  {
    component: "PublicEndpoint",
    holds: "The load balancer reaches its targets only",
    weakened: "egress to every address",
    program: () => edge({ endpoint: { transform: { egressRule: { cidrIpv4: "0.0.0.0/0", ipProtocol: "-1" } } } }),
    because: "policies judge what security groups let in",
  },
  {
    component: "PublicEndpoint",
    holds: "The pods let in the load balancer's subnets only",
    weakened: "every address at the port in the NetworkPolicy",
    program: () =>
      edge({
        endpoint: {
          transform: {
            networkPolicy: {
              spec: { ingress: [{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ port: 8443 }] }] },
            },
          },
        },
      }),
    because: "pods that clients reach by themselves need it; the security group still holds",
  },
];

const ofAudit: readonly Unnoticed[] = [
  {
    component: "AuditTrail",
    holds: "Nobody deletes a log file for a year",
    weakened: "a lock of one day",
    program: () => trail({ archive: { lock: { rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } } } } }),
    because: "no policy looks for it: most buckets have no lock",
  },
  {
    component: "SecurityAlarms",
    holds: "Every alarm tells somebody",
    weakened: "alarmActions empty",
    program: () => alarms({ alarms: { "root-use": { alarmActions: [] } } }),
    because: "no policy looks for it: alarms that only composite alarms read have none either",
  },
  {
    component: "SecurityAlarms",
    holds: "An alarm is raised by the first use of the root user",
    weakened: "a threshold of 1000",
    program: () => alarms({ alarms: { "root-use": { threshold: 1000 } } }),
    because: "how many are too many, only who runs the account knows",
  },
];

/** Defaults whose weakening the pack lets pass, each with the reason. */
export const unnoticed: readonly Unnoticed[] = [...ofData, ...ofIdentity, ...ofWorkloads, ...ofEdge, ...ofAudit];
