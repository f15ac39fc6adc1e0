import { SecureMicroservice } from "secure-microservice";
import { accessTokens } from "./accessTokenSecret";
import { account } from "./account";
import { root } from "./certificateAuthority";
import { accessLogs, invoices } from "./encryptedBucket";

const environment = {
  account,
  cluster: { kind: "podIdentity", clusterName: "production" },
  authority: root,
  accessLogs: accessLogs.accessLogTarget(),
  tokens: { issuer: "https://login.example.com/", audience: "https://api.example.com", secret: accessTokens },
} as const;

export const orders = new SecureMicroservice("orders", {
  ...environment,
  image: "registry.example.com/orders@sha256:0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f",
});
export const payments = new SecureMicroservice("payments", {
  ...environment,
  image: "registry.example.com/payments@sha256:0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f0c6f2d3f",
});

orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });
orders.grant(invoices, "read");
