import * as pulumi from "@pulumi/pulumi";
import { CertificateAuthority } from "../../../components/certificates";
import { PublicEndpoint, WebAcl } from "../../../components/edge";
import { EncryptionKey } from "../../../components/encryption";
import { SecureMicroservice } from "../../../components/secureMicroservice";
import type { SecureMicroserviceArgs } from "../../../components/secureMicroserviceArgs";
import { EncryptedBucket } from "../../../components/storage";
import type { ComponentMutations, Mutation } from "../mutation";
import { account, allow, endpointPlace, image } from "./fixtures";

/** Two services that call each other and a way in, as the project's own stack has them; the arguments are the callee's. */
function stack(args: Partial<SecureMicroserviceArgs> = {}, opts?: pulumi.ComponentResourceOptions): void {
  const logs = new EncryptedBucket("access-logs", { account, purpose: "accessLogs" });
  const environment: SecureMicroserviceArgs = {
    account,
    cluster: { kind: "podIdentity", clusterName: "production" },
    authority: new CertificateAuthority("services"),
    accessLogs: logs.accessLogTarget(),
    tokens: {
      issuer: "https://login.example.com/",
      audience: "https://api.example.com",
      keysUrl: "https://login.example.com/.well-known/jwks.json",
    },
    image,
  };
  const orders = new SecureMicroservice("orders", environment);
  const payments = new SecureMicroservice("payments", { ...environment, ...args }, opts);
  orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });
  const key = new EncryptionKey("edge", { account, serviceUses: ["cloudWatchLogs"] });
  new PublicEndpoint("edge", {
    ...endpointPlace,
    accessLogs: logs.accessLogTarget(),
    webAcl: new WebAcl("edge", { account, key }),
  });
}

/** Properties of a type of the callee's resources replaced by Pulumi's own means, past every transform of ours. */
const replaced = (type: string, properties: Readonly<Record<string, unknown>>) => () =>
  stack(
    {},
    {
      transformations: [
        ({ type: of, props, opts }) => (of === type ? { props: { ...props, ...properties }, opts } : undefined),
      ],
    },
  );

const byArguments: readonly Mutation[] = [
  {
    holds: "The image is the one that was reviewed",
    weakened: "an image by tag",
    program: () => stack({ image: pulumi.output("registry.example.com/payments:latest") }),
    breaks: ["kubernetes-image-digest", "kubernetes-image-latest"],
  },
  {
    holds: "Secrets come from Kubernetes Secrets",
    weakened: "a key in env",
    program: () => stack({ env: { PROVIDER_API_KEY: "correct-horse-battery-staple" } }),
    breaks: ["kubernetes-no-secrets-in-environment"],
  },
  {
    holds: "Pods get no token for the Kubernetes API",
    weakened: "mountApiToken true",
    program: () => stack({ workload: { mountApiToken: true } }),
    breaks: ["kubernetes-service-account-token"],
  },
  {
    holds: "Pods stay in the mesh",
    weakened: "the label sidecar.istio.io/inject false",
    program: () => stack({ workload: { podLabels: { "sidecar.istio.io/inject": "false" } } }),
    breaks: ["mesh-no-injection-opt-out"],
  },
  {
    holds: "Requests pass through the sidecar",
    weakened: "a port left out of Istio's redirection",
    program: () => stack({ workload: { podAnnotations: { "traffic.sidecar.istio.io/excludeInboundPorts": "8080" } } }),
    breaks: ["mesh-no-traffic-bypass"],
  },
  {
    holds: "The service is reached inside the cluster only",
    weakened: "type LoadBalancer",
    program: () => stack({ workload: { transform: { service: { spec: { type: "LoadBalancer" } } } } }),
    breaks: ["kubernetes-service-exposure"],
  },
  {
    holds: "Pods have a network of their own",
    weakened: "hostNetwork true",
    program: () =>
      stack({ workload: { transform: { deployment: { spec: { template: { spec: { hostNetwork: true } } } } } } }),
    breaks: ["kubernetes-no-host-namespaces"],
  },
];

const byTransformation: readonly Mutation[] = [
  {
    holds: "The service's key rotates",
    weakened: "enableKeyRotation false",
    program: replaced("aws:kms/key:Key", { enableKeyRotation: false }),
    breaks: ["aws-kms-key-rotation"],
  },
  {
    holds: "The service's data is never public",
    weakened: "blockPublicPolicy false",
    program: replaced("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { blockPublicPolicy: false }),
    breaks: ["aws-s3-public-access-block"],
  },
  {
    holds: "The service's data is encrypted under its key",
    weakened: "sseAlgorithm AES256",
    program: replaced("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", {
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    }),
    breaks: ["aws-s3-encryption"],
  },
  {
    holds: "The service may do what was granted",
    weakened: "s3:* on every bucket",
    program: replaced("aws:iam/rolePolicy:RolePolicy", { policy: allow({ Action: "s3:*", Resource: "*" }) }),
    breaks: ["aws-iam-no-broad-access", "aws-iam-no-privilege-escalation", "aws-iam-no-wildcard-actions"],
  },
  {
    holds: "The service's certificate runs out within 90 days",
    weakened: "validityPeriodHours of a year",
    program: replaced("tls:index/locallySignedCert:LocallySignedCert", { validityPeriodHours: 8760 }),
    breaks: ["certificates-short-lived"],
  },
  {
    holds: "The namespace is enrolled and admits restricted pods only",
    weakened: "a namespace without labels",
    program: replaced("kubernetes:core/v1:Namespace", { metadata: { name: "payments" } }),
    breaks: ["kubernetes-namespace-pod-security", "mesh-namespace-enrolled"],
  },
  {
    holds: "The namespace is isolated",
    weakened: "NetworkPolicies that open everything",
    program: replaced("kubernetes:networking.k8s.io/v1:NetworkPolicy", {
      spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"], ingress: [{}], egress: [{}] },
    }),
    breaks: ["kubernetes-default-deny", "kubernetes-network-policy-names-peers"],
  },
  {
    holds: "Sidecars take no plain text",
    weakened: "mtls.mode DISABLE",
    program: replaced("kubernetes:security.istio.io/v1:PeerAuthentication", { spec: { mtls: { mode: "DISABLE" } } }),
    breaks: ["mesh-peer-authentication-strict", "mesh-strict-mutual-tls"],
  },
  {
    holds: "Only named callers with a token are answered",
    weakened: "AuthorizationPolicies that admit everybody",
    program: replaced("kubernetes:security.istio.io/v1:AuthorizationPolicy", { spec: { rules: [{}] } }),
    breaks: ["mesh-authorization-names-callers", "mesh-deny-by-default", "mesh-token-required"],
  },
  {
    holds: "The service reaches no host that nobody named",
    weakened: "outboundTrafficPolicy.mode ALLOW_ANY",
    program: replaced("kubernetes:networking.istio.io/v1:Sidecar", {
      spec: { outboundTrafficPolicy: { mode: "ALLOW_ANY" } },
    }),
    breaks: ["mesh-egress-registry-only"],
  },
];

export const microserviceMutations: ComponentMutations = {
  component: "SecureMicroservice",
  secure: () => stack(),
  mutations: [...byArguments, ...byTransformation],
};
