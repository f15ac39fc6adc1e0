import { type PolicyExamples, says } from "../support/examples";
import { type ExampleResource, resource } from "../support/judge";
import { object } from "./workloads";

const orders = { principals: ["cluster.local/ns/orders/sa/orders"] };
const anyone = "spec.rules[0] has a source that anyone meets";
const selector = { matchLabels: { app: "orders" } };
const needsToken = "no AuthorizationPolicy for the same workload requires a token";

export const meshRuleExamples: readonly PolicyExamples[] = [
  {
    policy: "mesh-peer-authentication-strict",
    good: { strict: peerAuthentication({ mtls: { mode: "STRICT" } }), "what is above holds": peerAuthentication({}) },
    bad: {
      "plain text, too": says(peerAuthentication({ mtls: { mode: "PERMISSIVE" } }), "spec.mtls.mode is PERMISSIVE"),
      "plain text on one port": says(
        peerAuthentication({ mtls: { mode: "STRICT" }, portLevelMtls: { 9090: { mode: "DISABLE" } } }),
        "spec.portLevelMtls.9090.mode is DISABLE",
      ),
    },
  },
  {
    policy: "mesh-authorization-names-callers",
    good: {
      "a caller": authorization({ rules: [{ from: [{ source: orders }], to: [{ operation: { methods: ["GET"] } }] }] }),
      "a caller by condition": authorization({ rules: [{ when: [{ key: "source.principal", values: ["p"] }] }] }),
      "any holder of a token": authorization({ rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }] }),
      nobody: authorization({}),
      "a refusal of everyone": authorization({
        action: "DENY",
        rules: [{ to: [{ operation: { paths: ["/admin"] } }] }],
      }),
      "a gateway by its name": authorization({ targetRefs: [{ kind: "Gateway", name: "door" }], rules: [{}] }),
      "a gateway, where anyone comes from": authorization({
        selector: { matchLabels: { istio: "ingress" } },
        rules: [{}],
      }),
    },
    bad: {
      "everyone in the mesh": says(
        authorization({ rules: [{ from: [{ source: { principals: ["cluster.local/*"] } }] }] }),
        "spec.rules[0] has a source that anyone meets",
      ),
      "every address, in halves": says(
        authorization({ rules: [{ from: [{ source: { ipBlocks: ["0.0.0.0/1", "128.0.0.0/1"] } }] }] }),
        "spec.rules[0] has a source that anyone meets",
      ),
      everything: says(authorization({ rules: [{}] }), "spec.rules[0] has no source: anyone may call"),
      "anyone may read": says(
        authorization({ rules: [{ from: [{ source: orders }] }, { to: [{ operation: { methods: ["GET"] } }] }] }),
        "spec.rules[1] has no source: anyone may call",
      ),
      "any identity": says(authorization({ rules: [{ from: [{ source: { principals: ["*"] } }] }] }), anyone),
      "an identity, or any": says(
        authorization({ rules: [{ from: [{ source: { principals: ["p", "*"] } }] }] }),
        anyone,
      ),
      "a service of its own, where callers have names": says(
        authorization({ targetRefs: [{ kind: "Service", name: "orders" }], rules: [{}] }),
        "spec.rules[0] has no source: anyone may call",
      ),
      "any principal, by condition": says(
        authorization({ rules: [{ when: [{ key: "source.principal", values: ["p", "*"] }] }] }),
        "spec.rules[0] has no source: anyone may call",
      ),
      "any principal but one, by condition": says(
        authorization({ rules: [{ when: [{ key: "source.principal", notValues: ["p"] }] }] }),
        "spec.rules[0] has no source: anyone may call",
      ),
      "any address": says(authorization({ rules: [{ from: [{ source: { ipBlocks: ["0.0.0.0/0"] } }] }] }), anyone),
      "all but one": says(authorization({ rules: [{ from: [{ source: { notPrincipals: ["p"] } }] }] }), anyone),
    },
  },
  {
    policy: "mesh-destination-tls",
    good: {
      "nothing said": destination("payments", {}),
      mutual: destination("payments.orders.svc.cluster.local", { tls: { mode: "ISTIO_MUTUAL" } }),
      "a host outside": destination("api.example.com", { tls: { mode: "SIMPLE" } }),
    },
    bad: {
      "plain text": says(
        destination("payments", { tls: { mode: "DISABLE" } }),
        "spec.trafficPolicy.tls.mode is DISABLE",
      ),
      "without one's own certificate, on one port": says(
        destination("payments.orders.svc.cluster.local", {
          portLevelSettings: [{ port: { number: 80 }, tls: { mode: "SIMPLE" } }],
        }),
        "spec.trafficPolicy.portLevelSettings[0].tls.mode is SIMPLE",
      ),
      "plain text to a subset, wherever there": says(
        object("networking.istio.io/v1:DestinationRule", {
          host: "*.local",
          subsets: [{ name: "v2", trafficPolicy: { tls: { mode: "DISABLE" } } }],
        }),
        "spec.subsets[0].trafficPolicy.tls.mode is DISABLE",
      ),
    },
  },
  {
    policy: "mesh-token-required",
    good: {
      "nothing without a token, by two policies": [
        authentication({ selector }),
        authorization({ selector, rules: [{ from: [{ source: { requestPrincipals: ["a/*"] } }] }] }),
        authorization({ selector, rules: [{ from: [{ source: { requestPrincipals: ["b/*"] } }] }] }),
      ],
      "requests without one denied": [
        authentication({ selector }),
        authorization({ selector, action: "DENY", rules: [{ from: [{ source: { notRequestPrincipals: ["*"] } }] }] }),
      ],
      "requests without one denied, among others": [
        authentication({ selector }),
        authorization({
          selector,
          action: "DENY",
          rules: [
            { to: [{ operation: { paths: ["/admin"] } }] },
            { from: [{ source: { namespaces: ["x"] } }, { source: { notRequestPrincipals: ["*"] } }] },
          ],
        }),
      ],
      "only requests with one allowed, in the whole namespace": [
        authentication({ selector }),
        authorization({ rules: [{ from: [{ source: { requestPrincipals: ["issuer/*"] } }] }] }),
      ],
      "a claim asked for": [
        authentication({ selector }),
        authorization({ selector, rules: [{ when: [{ key: "request.auth.claims[role]", values: ["admin"] }] }] }),
      ],
    },
    bad: {
      "denied without one for some paths alone": says(
        [
          authentication({ selector }),
          authorization({
            selector,
            action: "DENY",
            rules: [
              { from: [{ source: { notRequestPrincipals: ["*"] } }], to: [{ operation: { paths: ["/admin"] } }] },
            ],
          }),
        ],
        needsToken,
      ),
      "another policy lets callers in without one": says(
        [
          authentication({ selector }),
          authorization({ selector, rules: [{ from: [{ source: { requestPrincipals: ["a/*"] } }] }] }),
          authorization({ rules: [{ from: [{ source: orders }] }] }),
        ],
        needsToken,
      ),
      "checked only if there is one": says(authentication({ selector }), needsToken),
      "asked for elsewhere": says(
        [
          authentication({ selector }),
          authorization({
            selector: { matchLabels: { app: "payments" } },
            rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }],
          }),
        ],
        needsToken,
      ),
      "a token for some, not for a caller": says(
        [
          authentication({ selector }),
          authorization({
            selector,
            rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }, { from: [{ source: orders }] }],
          }),
        ],
        needsToken,
      ),
      "a token for one source of two": says(
        [
          authentication({ selector }),
          authorization({
            selector,
            rules: [{ from: [{ source: { requestPrincipals: ["*"] } }, { source: orders }] }],
          }),
        ],
        needsToken,
      ),
      "tokens written down, not asked for": says(
        [
          authentication({ selector }),
          authorization({ selector, action: "AUDIT", rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }] }),
        ],
        needsToken,
      ),
      "callers asked for, not tokens": says(
        [authentication({ selector }), authorization({ selector, rules: [{ from: [{ source: orders }] }] })],
        needsToken,
      ),
    },
  },
  {
    policy: "mesh-gateway-tls",
    good: {
      HTTPS: gateway({ port: { number: 443, protocol: "HTTPS" }, tls: { mode: "SIMPLE", credentialName: "c" } }),
      "a redirect": gateway({ port: { number: 80, protocol: "HTTP" }, tls: { httpsRedirect: true } }),
    },
    bad: {
      "plain HTTP": says(
        gateway({ port: { number: 80, protocol: "HTTP" } }),
        "spec.servers[0] is plain HTTP and does not redirect to HTTPS",
      ),
      "TLS 1.0": says(
        gateway({ port: { protocol: "HTTPS" }, tls: { minProtocolVersion: "TLSV1_0" } }),
        "spec.servers[0].tls.minProtocolVersion is TLSV1_0",
      ),
    },
  },
  {
    policy: "mesh-egress-registry-only",
    good: {
      "known hosts": sidecar({ outboundTrafficPolicy: { mode: "REGISTRY_ONLY" } }),
      "what the mesh says": sidecar({ egress: [{ hosts: ["./*"] }] }),
    },
    bad: {
      anywhere: says(
        sidecar({ outboundTrafficPolicy: { mode: "ALLOW_ANY" } }),
        "spec.outboundTrafficPolicy.mode is ALLOW_ANY",
      ),
    },
  },
  {
    policy: "mesh-control-plane-settings",
    good: {
      "known hosts": release("istiod", { meshConfig: { outboundTrafficPolicy: { mode: "REGISTRY_ONLY" } } }),
      "another chart": release("redis", {}),
    },
    bad: {
      "the chart's defaults": says(
        release("oci://gcr.io/istio-release/charts/istiod", {}),
        "values.meshConfig.outboundTrafficPolicy.mode is not REGISTRY_ONLY",
      ),
      "mutual TLS left to each rule": says(
        release("istiod", { meshConfig: { enableAutoMtls: false, outboundTrafficPolicy: { mode: "REGISTRY_ONLY" } } }),
        "values.meshConfig.enableAutoMtls is false",
      ),
    },
  },
  {
    policy: "mesh-access-logging",
    good: { on: telemetry({ accessLogging: [{ providers: [{ name: "envoy" }] }] }), untouched: telemetry({}) },
    bad: { off: says(telemetry({ accessLogging: [{ disabled: true }] }), "spec.accessLogging[0] is disabled") },
  },
  {
    policy: "mesh-linkerd-names-callers",
    good: {
      "every address, for the route of a probe": [
        object(
          "policy.linkerd.io/v1alpha1:NetworkAuthentication",
          { networks: [{ cidr: "0.0.0.0/0" }] },
          { name: "kubelet" },
        ),
        object("policy.linkerd.io/v1alpha1:AuthorizationPolicy", {
          targetRef: { kind: "HTTPRoute", name: "probe" },
          requiredAuthenticationRefs: [{ kind: "NetworkAuthentication", name: "kubelet" }],
        }),
      ],
      "one network": object("policy.linkerd.io/v1alpha1:NetworkAuthentication", {
        networks: [{ cidr: "10.0.0.0/16" }],
      }),
      "a server's callers": object("policy.linkerd.io/v1beta1:ServerAuthorization", {
        client: { meshTLS: { serviceAccounts: [{ name: "orders" }] } },
      }),
      "a caller required": object("policy.linkerd.io/v1alpha1:AuthorizationPolicy", {
        requiredAuthenticationRefs: [{ kind: "MeshTLSAuthentication", name: "orders" }],
      }),
      "a caller": object("policy.linkerd.io/v1alpha1:MeshTLSAuthentication", {
        identities: ["orders.orders.serviceaccount.identity.linkerd.cluster.local"],
      }),
    },
    bad: {
      "every address, for a whole server": says(
        [
          object(
            "policy.linkerd.io/v1alpha1:NetworkAuthentication",
            { networks: [{ cidr: "0.0.0.0/0" }] },
            { name: "all" },
          ),
          object("policy.linkerd.io/v1alpha1:AuthorizationPolicy", {
            targetRef: { kind: "Server", name: "orders" },
            requiredAuthenticationRefs: [{ kind: "NetworkAuthentication", name: "all" }],
          }),
        ],
        "spec.networks[0] is 0.0.0.0/0: anyone may call",
      ),
      "every address": says(
        object("policy.linkerd.io/v1alpha1:NetworkAuthentication", {
          networks: [{ cidr: "0.0.0.0/0" }, { cidr: "::/0" }],
        }),
        "spec.networks[0] is 0.0.0.0/0: anyone may call",
        "spec.networks[1] is ::/0: anyone may call",
      ),
      "a server's callers without identity": says(
        object("policy.linkerd.io/v1beta1:ServerAuthorization", { client: { unauthenticated: true } }),
        "spec.client.unauthenticated is true: anyone may call",
      ),
      "a server's callers under any identity": says(
        object("policy.linkerd.io/v1beta1:ServerAuthorization", { client: { meshTLS: { identities: ["*"] } } }),
        "spec.client.meshTLS.identities holds *: every workload of the mesh may call",
      ),
      "none required": says(
        object("policy.linkerd.io/v1alpha1:AuthorizationPolicy", { requiredAuthenticationRefs: [] }),
        "spec.requiredAuthenticationRefs is empty: anyone may call",
      ),
      "anyone in the mesh": says(
        object("policy.linkerd.io/v1alpha1:MeshTLSAuthentication", { identities: ["*"] }),
        "spec.identities holds *: every workload of the mesh may call",
      ),
    },
  },
];

function peerAuthentication(spec: Record<string, unknown>): ExampleResource {
  return object("security.istio.io/v1beta1:PeerAuthentication", spec);
}

function authorization(spec: Record<string, unknown>): ExampleResource {
  return object("security.istio.io/v1:AuthorizationPolicy", spec);
}

function authentication(spec: Record<string, unknown>): ExampleResource {
  return object("security.istio.io/v1:RequestAuthentication", spec);
}

function destination(host: string, trafficPolicy: Record<string, unknown>): ExampleResource {
  return object("networking.istio.io/v1:DestinationRule", { host, trafficPolicy });
}

function gateway(...servers: Record<string, unknown>[]): ExampleResource {
  return object("networking.istio.io/v1:Gateway", { servers });
}

function sidecar(spec: Record<string, unknown>): ExampleResource {
  return object("networking.istio.io/v1:Sidecar", spec);
}

function telemetry(spec: Record<string, unknown>): ExampleResource {
  return object("telemetry.istio.io/v1:Telemetry", spec);
}

function release(chart: string, values: Record<string, unknown>): ExampleResource {
  return resource("kubernetes:helm.sh/v3:Release", { chart, values });
}
