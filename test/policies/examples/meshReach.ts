import { type PolicyExamples, says } from "../support/examples";
import type { ExampleResource } from "../support/judge";
import { deployment, hardenedContainer, object } from "./workloads";

const issuer = { issuer: "https://login.example.com/", jwksUri: "https://login.example.com/jwks.json" };
const noAudiences =
  "spec.jwtRules[0] has no audiences, and no AuthorizationPolicy names its clients: any token will do";
const inbound = "config.linkerd.io/default-inbound-policy";

export const meshReachExamples: readonly PolicyExamples[] = [
  {
    policy: "mesh-token-audience",
    good: {
      "tokens for us": tokens({ ...issuer, audiences: ["https://api.example.com"] }),
      "tokens of our clients": [tokens(issuer), clients({ notValues: ["web"] })],
      none: tokens(),
    },
    bad: {
      "anybody's tokens": says(tokens(issuer), noAudiences),
      "anybody's clients": says([tokens(issuer), clients({ notValues: ["*"] })], noAudiences),
      "clients of another issuer": says(
        [tokens(issuer), clients({ notValues: ["web"] }, "https://id.example.com")],
        noAudiences,
      ),
      "clients that are refused": says([tokens(issuer), clients({ values: ["web"] })], noAudiences),
      "keys that come in clear": says(
        tokens({ ...issuer, audiences: ["a"], jwksUri: "http://login.example.com/jwks.json" }),
        "spec.jwtRules[0].jwksUri is http://login.example.com/jwks.json, which anybody on the way can forge",
      ),
    },
  },
  {
    policy: "mesh-egress-named-hosts",
    good: {
      "everything under one's own name": object("networking.istio.io/v1:ServiceEntry", { hosts: ["*.example.com"] }),
      "a route of Linkerd to one host": object("gateway.networking.k8s.io/v1alpha2:TLSRoute", {
        hostnames: ["api.example.com"],
        parentRefs: [{ kind: "EgressNetwork", name: "out" }],
      }),
      "a route of a gateway": object("gateway.networking.k8s.io/v1alpha2:TLSRoute", {
        parentRefs: [{ kind: "Gateway", name: "in" }],
      }),
      "one host": serviceEntry("api.example.com"),
      "the hosts of one domain": serviceEntry("*.example.com"),
      "closed, in Linkerd": egressNetwork("Deny"),
    },
    bad: {
      "everything under a name that anybody may be under": says(
        object("networking.istio.io/v1:ServiceEntry", { hosts: ["*.com"] }),
        "spec.hosts holds *.com",
      ),
      "a route of Linkerd to every host": says(
        object("gateway.networking.k8s.io/v1alpha2:TLSRoute", { parentRefs: [{ kind: "EgressNetwork", name: "out" }] }),
        "spec.hostnames is not set: every host may be called",
      ),
      "every host": says(serviceEntry("*"), "spec.hosts holds *"),
      "open, in Linkerd": says(egressNetwork("Allow"), "spec.trafficPolicy is Allow"),
    },
  },
  {
    policy: "mesh-linkerd-server-policy",
    good: {
      "nobody unless named": server({ accessPolicy: "deny" }),
      "nothing said, which is the same": server({}),
      "a pod as its namespace": deployment({ containers: [hardenedContainer] }),
      "a pod that says so": pod("deny"),
    },
    bad: {
      "a port for everybody": says(
        server({ accessPolicy: "all-unauthenticated" }),
        "spec.accessPolicy is all-unauthenticated",
      ),
      "a pod for everybody": says(
        pod("all-unauthenticated"),
        `spec.template.metadata.annotations: ${inbound} is all-unauthenticated`,
      ),
    },
  },
];

function tokens(...jwtRules: Record<string, unknown>[]): ExampleResource {
  return object("security.istio.io/v1:RequestAuthentication", { jwtRules });
}

function clients(condition: Record<string, unknown>, iss = issuer.issuer): ExampleResource {
  const when = [
    { key: "request.auth.claims[iss]", values: [iss] },
    { key: "request.auth.claims[client_id]", ...condition },
  ];
  return object("security.istio.io/v1:AuthorizationPolicy", { action: "DENY", rules: [{ when }] });
}

function serviceEntry(...hosts: string[]): ExampleResource {
  return object("networking.istio.io/v1:ServiceEntry", { hosts });
}

function egressNetwork(trafficPolicy: string): ExampleResource {
  return object("policy.linkerd.io/v1alpha1:EgressNetwork", { trafficPolicy });
}

function server(spec: Record<string, unknown>): ExampleResource {
  return object("policy.linkerd.io/v1beta3:Server", spec);
}

function pod(policy: string): ExampleResource {
  return deployment({ containers: [hardenedContainer] }, { podMetadata: { annotations: { [inbound]: policy } } });
}
