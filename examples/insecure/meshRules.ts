import * as kubernetes from "@pulumi/kubernetes";
import * as tls from "@pulumi/tls";

/** Settings of the mesh with which everything worked at last. */
export function createMeshRules(namespace: kubernetes.core.v1.Namespace): void {
  const metadata = { namespace: namespace.metadata.name };
  new kubernetes.apiextensions.CustomResource("callers-outside-the-mesh", {
    apiVersion: "security.istio.io/v1",
    kind: "PeerAuthentication",
    metadata,
    spec: { mtls: { mode: "PERMISSIVE" } },
  });
  new kubernetes.apiextensions.CustomResource("anyone-may-read", {
    apiVersion: "security.istio.io/v1",
    kind: "AuthorizationPolicy",
    metadata,
    spec: { rules: [{ to: [{ operation: { methods: ["GET"] } }] }] },
  });
  new kubernetes.apiextensions.CustomResource("logins", {
    apiVersion: "security.istio.io/v1",
    kind: "RequestAuthentication",
    metadata,
    spec: { jwtRules: [{ issuer: "https://login.example.com", audiences: ["invoices"] }] },
  });
  new kubernetes.apiextensions.CustomResource("printer", {
    apiVersion: "networking.istio.io/v1",
    kind: "DestinationRule",
    metadata,
    spec: { host: "printer.office.svc.cluster.local", trafficPolicy: { tls: { mode: "DISABLE" } } },
  });
  new kubernetes.apiextensions.CustomResource("way-in", {
    apiVersion: "networking.istio.io/v1",
    kind: "Gateway",
    metadata,
    spec: {
      selector: { istio: "ingressgateway" },
      servers: [{ port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["invoices.example.com"] }],
    },
  });
  new kubernetes.apiextensions.CustomResource("way-out", {
    apiVersion: "networking.istio.io/v1",
    kind: "Sidecar",
    metadata,
    spec: { outboundTrafficPolicy: { mode: "ALLOW_ANY" } },
  });

  // The admission webhook that checks invoice numbers.
  const key = new tls.PrivateKey("webhook", { algorithm: "ECDSA" });
  new tls.SelfSignedCert("webhook", {
    privateKeyPem: key.privateKeyPem,
    subject: { commonName: "invoices.invoices.svc" },
    dnsNames: ["invoices.invoices.svc"],
    allowedUses: ["digital_signature", "server_auth"],
    validityPeriodHours: 87600,
  });
}
