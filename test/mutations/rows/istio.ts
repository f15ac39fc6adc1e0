import type * as kubernetes from "@pulumi/kubernetes";
import { applyTransform, type Transform } from "../../../components/core";
import { IstioMesh, type IstioMeshArgs, meshEnrollment } from "../../../components/mesh";
import { HardenedWorkload, SecureNamespace } from "../../../components/workload";
import type { ComponentMutations, Mutation } from "../mutation";
import { image } from "./fixtures";

type CustomResourceArgs = kubernetes.apiextensions.CustomResourceArgs;
type Transforms = NonNullable<IstioMeshArgs["transform"]>;

const jwksUri = "https://login.example.com/jwks.json";

/** Two services in Istio, of which one calls the other and the other asks for tokens; the transforms are the other's. */
export function shop(transform: Transforms = {}, labels = meshEnrollment("istio").namespaceLabels): void {
  const orders = inMesh("orders");
  const payments = inMesh("payments", transform, labels);
  orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });
  payments.acceptJwt({
    issuer: "https://login.example.com/",
    audiences: ["https://api.example.com"],
    jwksUri,
  });
  payments.limit({ requests: 100, per: "second" });
  payments.reach("api.example.com");
}

function inMesh(name: string, transform: Transforms = {}, labels = meshEnrollment("istio").namespaceLabels): IstioMesh {
  const { namespaceName } = new SecureNamespace(name, { labels });
  const { podLabels } = meshEnrollment("istio");
  const workload = new HardenedWorkload(name, { namespace: namespaceName, image, podLabels });
  const member = { ...workload.peer, serviceAccount: workload.serviceAccountName };
  return new IstioMesh(name, { member, transform });
}

const changed = (transform: Transforms) => () => shop(transform);

/** Changes to the one AuthorizationPolicy whose name starts so. */
const authorization = (start: string, changes: Transform<CustomResourceArgs>) =>
  changed({
    AuthorizationPolicy: (args) =>
      JSON.stringify(args.metadata).includes(`"name":"${start}`) ? applyTransform(args, changes) : args,
  });

const admission = (rules: readonly object[]) => authorization("payments-admits-orders", { spec: { rules } });

const mutualTls: readonly Mutation[] = [
  {
    holds: "Sidecars take no plain text",
    weakened: "mtls.mode PERMISSIVE",
    program: changed({ PeerAuthentication: { spec: { mtls: { mode: "PERMISSIVE" } } } }),
    breaks: ["mesh-peer-authentication-strict", "mesh-strict-mutual-tls"],
  },
  {
    holds: "No port takes plain text",
    weakened: "portLevelMtls DISABLE",
    program: changed({ PeerAuthentication: { spec: { portLevelMtls: { 8080: { mode: "DISABLE" } } } } }),
    breaks: ["mesh-peer-authentication-strict"],
  },
  {
    holds: "Mutual TLS holds for every pod of the namespace",
    weakened: "a selector of some pods",
    program: changed({ PeerAuthentication: { spec: { selector: { matchLabels: { app: "payments" } } } } }),
    breaks: ["mesh-strict-mutual-tls"],
  },
  {
    holds: "Callers show their identity",
    weakened: "trafficPolicy.tls.mode DISABLE",
    program: changed({ DestinationRule: { spec: { trafficPolicy: { tls: { mode: "DISABLE" } } } } }),
    breaks: ["mesh-destination-tls"],
  },
  {
    holds: "Callers show their identity, not only check the callee's",
    weakened: "trafficPolicy.tls.mode SIMPLE",
    program: changed({ DestinationRule: { spec: { trafficPolicy: { tls: { mode: "SIMPLE" } } } } }),
    breaks: ["mesh-destination-tls"],
  },
];

const authorizations: readonly Mutation[] = [
  {
    holds: "Nobody is admitted by default",
    weakened: "a default that admits everybody",
    program: authorization("payments-deny-by-default", { spec: { rules: [{}] } }),
    breaks: ["mesh-authorization-names-callers", "mesh-deny-by-default"],
  },
  {
    holds: "The default refuses, and is no exception of its own",
    weakened: "a default for some pods",
    program: authorization("payments-deny-by-default", { spec: { selector: { matchLabels: { app: "payments" } } } }),
    breaks: ["mesh-deny-by-default"],
  },
  {
    holds: "Callers are named",
    weakened: "a rule without source",
    program: admission([{ to: [{ operation: { methods: ["POST"] } }] }]),
    breaks: ["mesh-authorization-names-callers"],
  },
  {
    holds: "Callers are named one by one",
    weakened: "the principal *",
    program: admission([{ from: [{ source: { principals: ["*"] } }] }]),
    breaks: ["mesh-authorization-names-callers"],
  },
  {
    holds: "Callers are named by their identity",
    weakened: "every address",
    program: admission([{ from: [{ source: { ipBlocks: ["0.0.0.0/0"] } }] }]),
    breaks: ["mesh-authorization-names-callers"],
  },
  {
    holds: "A request without a token is refused",
    weakened: "a denial of other requests",
    program: authorization("payments-requires-token", {
      spec: { rules: [{ to: [{ operation: { paths: ["/admin"] } }] }] },
    }),
    breaks: ["mesh-token-required"],
  },
  {
    holds: "The denial is for the pods whose tokens are checked",
    weakened: "a denial for other pods",
    program: authorization("payments-requires-token", { spec: { selector: { matchLabels: { app: "other" } } } }),
    breaks: ["mesh-token-required"],
  },
];

const others: readonly Mutation[] = [
  {
    holds: "Tokens for other services are refused",
    weakened: "no audiences",
    program: changed({
      RequestAuthentication: { spec: { jwtRules: [{ issuer: "https://login.example.com/", jwksUri }] } },
    }),
    breaks: ["mesh-token-audience"],
  },
  {
    holds: "The issuer's keys come over HTTPS",
    weakened: "jwksUri by http",
    program: changed({
      RequestAuthentication: {
        spec: { jwtRules: [{ audiences: ["https://api.example.com"], jwksUri: "http://login.example.com/jwks.json" }] },
      },
    }),
    breaks: ["mesh-token-audience"],
  },
  {
    holds: "Outside, one host is reached",
    weakened: "the host * in a ServiceEntry",
    program: changed({ ServiceEntry: { spec: { hosts: ["*"] } } }),
    breaks: ["mesh-egress-named-hosts"],
  },
  {
    holds: "The network opens for named pods",
    weakened: "an ingress rule for everyone",
    program: changed({ NetworkPolicy: { spec: { ingress: [{}] } } }),
    breaks: ["kubernetes-network-policy-names-peers"],
  },
  {
    holds: "Proxies see the traffic of their pod",
    weakened: "captureMode NONE",
    program: changed({ Sidecar: { spec: { egress: [{ hosts: ["./*"], captureMode: "NONE" }] } } }),
    breaks: ["mesh-proxy-config"],
  },
  {
    holds: "Proxies keep their authorization",
    weakened: "an EnvoyFilter that removes it",
    program: changed({
      EnvoyFilter: { spec: { configPatches: [{ applyTo: "HTTP_FILTER", patch: { operation: "REMOVE" } }] } },
    }),
    breaks: ["mesh-envoy-filter-removal"],
  },
  {
    holds: "Services reach no host that nobody named",
    weakened: "outboundTrafficPolicy.mode ALLOW_ANY",
    program: changed({ Sidecar: { spec: { outboundTrafficPolicy: { mode: "ALLOW_ANY" } } } }),
    breaks: ["mesh-egress-registry-only"],
  },
  {
    holds: "Requests are logged",
    weakened: "accessLogging.disabled true",
    program: changed({ Telemetry: { spec: { accessLogging: [{ disabled: true }] } } }),
    breaks: ["mesh-access-logging"],
  },
  {
    holds: "The namespace is enrolled",
    weakened: "no label istio-injection",
    program: () => shop({}, {}),
    breaks: ["mesh-namespace-enrolled"],
  },
];

export const istioMutations: ComponentMutations = {
  component: "IstioMesh",
  secure: () => shop(),
  mutations: [...mutualTls, ...authorizations, ...others],
};
