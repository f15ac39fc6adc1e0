import * as pulumi from "@pulumi/pulumi";
import {
  CertificateAuthority,
  EncryptedBucket,
  SecureMicroservice,
  type SecureMicroserviceArgs,
} from "../../../../components";

const config = new pulumi.Config();
const account = { accountId: "123456789012", region: "eu-central-1" };
const shared = { account, deletionProtection: false };
const issuerHost = config.require("issuerHost");
const audience = config.require("audience");

const accessLogs = new EncryptedBucket("access-logs", { ...shared, purpose: "accessLogs" });
const environment = {
  ...shared,
  authority: new CertificateAuthority("services", shared),
  accessLogs: accessLogs.accessLogTarget(),
  cluster: { kind: "podIdentity", clusterName: "platform-test" },
  tokens: {
    issuer: `https://${issuerHost}/`,
    audience,
    keysUrl: `https://${issuerHost}/.well-known/jwks.json`,
  },
  image: `registry.example.com/app@sha256:${"0123456789abcdef".repeat(4)}`,
} as const;

const orders = service("orders", {
  env: { PAYMENTS_URL: "http://payments.payments.svc.cluster.local", RATE_LIMIT_REQUESTS: "20" },
});
// Its certificate is renewed every few seconds, and limits are out of the way of the load.
const proxyMetadata = { SECRET_TTL: config.require("certificateTtl") };
const payments = service("payments", {
  env: { RATE_LIMIT_REQUESTS: "1000000" },
  limit: { requests: 1_000_000, per: "second" },
  workload: { podAnnotations: { "proxy.istio.io/config": JSON.stringify({ proxyMetadata }) } },
});
// It keeps its certificate where the tests find it, to speak TLS without its sidecar.
const storefront = service("storefront", {
  limit: { requests: 5, per: "minute" },
  workload: { podAnnotations: { "proxy.istio.io/config": JSON.stringify({ proxyMetadata: { OUTPUT_CERTS: "." } }) } },
});

orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });
storefront.calls(orders, { methods: ["GET", "POST"], paths: ["/orders", "/orders/*"] });
orders.calls(storefront, { methods: ["GET"], paths: ["/charges/*"] });
payments.mesh.acceptJwt({
  issuer: config.require("partnersIssuer"),
  audiences: [audience],
  jwks: config.require("partnersKeys"),
  roles: [{ claim: "roles", anyOf: ["payments:charge"], methods: ["POST"], paths: ["/charges"] }],
});

function service(name: string, args: Partial<SecureMicroserviceArgs> = {}): SecureMicroservice {
  return new SecureMicroservice(name, { ...environment, ...args, workload: { replicas: 1, ...args.workload } });
}
