import { UNKNOWN } from "../../../sandbox/providers/protocol";
import { type PolicyExamples, says } from "../support/examples";
import { type ExampleResource, resource } from "../support/judge";
import { deployment, hardenedContainer, namespace, object } from "./workloads";

const workload = deployment({ containers: [hardenedContainer] });
const istio = namespace({ labels: { "istio-injection": "enabled" } });
const notEnrolled =
  "holds workloads and is not enrolled in a mesh, so their traffic is neither encrypted nor authenticated";
const inbound = "config.linkerd.io/default-inbound-policy";
const strict = { mtls: { mode: "STRICT" } };

/** By which one sees that the program uses a mesh. */
const meshObject = object("security.istio.io/v1:PeerAuthentication", {}, { namespace: "payments" });

export const meshEnrollmentExamples: readonly PolicyExamples[] = [
  {
    policy: "mesh-namespace-enrolled",
    good: {
      "in Istio": [istio, workload],
      "in a revision of Istio": [namespace({ labels: { "istio.io/rev": "1-26" } }), workload],
      "in Istio's ambient mode": [namespace({ labels: { "istio.io/dataplane-mode": "ambient" } }), workload],
      "in Linkerd": [namespace({ annotations: { "linkerd.io/inject": "enabled" } }), workload],
      "nothing runs there": namespace(),
      "no mesh at all": [namespace(), workload],
      "nothing but objects of an operator": [meshObject, namespace(), object("example.com/v1:Thing", { size: 3 })],
      "a control plane": [
        resource("kubernetes:core/v1:Namespace", { metadata: { name: "istio-system" } }),
        deployment({ containers: [] }, { namespace: "istio-system" }),
      ],
    },
    bad: {
      "not enrolled": says([meshObject, namespace(), workload], notEnrolled),
      "turned off": says([meshObject, namespace({ labels: { "istio-injection": "disabled" } }), workload], notEnrolled),
      "a job by the clock": says([meshObject, namespace(), object("batch/v1:CronJob", {})], notEnrolled),
      "a rollout of Argo, beside a namespace in the mesh": says(
        [
          namespace(),
          object("argoproj.io/v1alpha1:Rollout", { template: { spec: { containers: [{ name: "a", image: "a" }] } } }),
          resource(
            "kubernetes:core/v1:Namespace",
            { metadata: { name: "payments", labels: { "istio-injection": "enabled" } } },
            { name: "payments" },
          ),
        ],
        notEnrolled,
      ),
    },
  },
  {
    policy: "mesh-no-injection-opt-out",
    good: {
      "said so in another spelling": pod({ annotations: { "sidecar.istio.io/inject": "yes" } }),
      "said nothing": workload,
      "said so": pod({ labels: { "sidecar.istio.io/inject": "true" } }),
    },
    bad: {
      "out of Istio, in another spelling": says(
        pod({ annotations: { "sidecar.istio.io/inject": "no" } }),
        "spec.template.metadata.annotations: sidecar.istio.io/inject is no",
      ),
      "out of Linkerd, by what it does not know": says(
        pod({ annotations: { "linkerd.io/inject": "true" } }),
        "spec.template.metadata.annotations: linkerd.io/inject is true",
      ),
      "a service of Knative": says(
        object("serving.knative.dev/v1:Service", {
          template: {
            metadata: { annotations: { "sidecar.istio.io/inject": "false" } },
            spec: { containers: [{ image: "a" }] },
          },
        }),
        "spec.template.metadata.annotations: sidecar.istio.io/inject is false",
      ),
      "out of Istio, by a label": says(
        pod({ labels: { "sidecar.istio.io/inject": "false" } }),
        "spec.template.metadata.labels: sidecar.istio.io/inject is false",
      ),
      "out of Linkerd": says(
        pod({ annotations: { "linkerd.io/inject": "disabled" } }),
        "spec.template.metadata.annotations: linkerd.io/inject is disabled",
      ),
    },
  },
  {
    policy: "mesh-no-traffic-bypass",
    good: {
      "all ports": pod({ annotations: { "traffic.sidecar.istio.io/includeInboundPorts": "*" } }),
      "a database outside": pod({ annotations: { "config.linkerd.io/skip-outbound-ports": "5432" } }),
    },
    bad: {
      "a port left out for a whole namespace": says(
        namespace({ annotations: { "config.linkerd.io/skip-inbound-ports": "9090" } }),
        "metadata.annotations: config.linkerd.io/skip-inbound-ports leads traffic around the proxy",
      ),
      "nothing captured": says(
        pod({ annotations: { "sidecar.istio.io/interceptionMode": "NONE" } }),
        "spec.template.metadata.annotations: sidecar.istio.io/interceptionMode is NONE",
      ),
      "a port left out": says(
        pod({ annotations: { "traffic.sidecar.istio.io/excludeInboundPorts": "9090" } }),
        "spec.template.metadata.annotations: traffic.sidecar.istio.io/excludeInboundPorts leads traffic around the proxy",
      ),
      "one port alone": says(
        pod({ annotations: { "traffic.sidecar.istio.io/includeInboundPorts": "8080" } }),
        "spec.template.metadata.annotations: traffic.sidecar.istio.io/includeInboundPorts leaves ports out",
      ),
    },
  },
  {
    policy: "mesh-strict-mutual-tls",
    good: {
      "in the namespace": [istio, peerAuthentication(strict)],
      "for the whole mesh": [istio, peerAuthentication(strict, "istio-system")],
      "in a namespace whose name is not known yet": [
        resource(
          "kubernetes:core/v1:Namespace",
          { metadata: { name: UNKNOWN, labels: { "istio-injection": "enabled" } } },
          { name: "namespace" },
        ),
        resource(
          "kubernetes:security.istio.io/v1:PeerAuthentication",
          { metadata: { namespace: UNKNOWN }, spec: strict },
          { dependsOn: { metadata: ["namespace"] } },
        ),
      ],
      "not in Istio": namespace(),
    },
    bad: {
      "the default": says(istio, "no PeerAuthentication for the whole namespace is STRICT"),
      "for some workloads": says(
        [istio, peerAuthentication({ ...strict, selector: { matchLabels: { app: "orders" } } })],
        "no PeerAuthentication for the whole namespace is STRICT",
      ),
      "in another namespace": says(
        [istio, peerAuthentication(strict, "payments")],
        "no PeerAuthentication for the whole namespace is STRICT",
      ),
    },
  },
  {
    policy: "mesh-deny-by-default",
    good: {
      "an empty policy": [istio, authorization({})],
      "a policy without a spec": [istio, authorization(undefined)],
      "an empty policy for the mesh, beside one that allows": [
        istio,
        authorization({}, "istio-system"),
        authorization({ rules: [{}] }),
      ],
    },
    bad: {
      none: says(istio, "no AuthorizationPolicy for the whole namespace allows nothing"),
      "one that allows something": says(
        [istio, authorization({ rules: [{ from: [{ source: { principals: ["p"] } }] }] })],
        "no AuthorizationPolicy for the whole namespace allows nothing",
      ),
      "one that denies something": says(
        [istio, authorization({ action: "DENY" })],
        "no AuthorizationPolicy for the whole namespace allows nothing",
      ),
    },
  },
  {
    policy: "mesh-linkerd-default-policy",
    good: {
      deny: namespace({ annotations: { "linkerd.io/inject": "enabled", [inbound]: "deny" } }),
      "not in Linkerd": namespace(),
    },
    bad: {
      "the default": says(namespace({ annotations: { "linkerd.io/inject": "enabled" } }), `${inbound} is not set`),
      everyone: says(
        namespace({ annotations: { "linkerd.io/inject": "enabled", [inbound]: "all-unauthenticated" } }),
        `${inbound} is all-unauthenticated`,
      ),
    },
  },
];

function pod(podMetadata: Record<string, unknown>): ExampleResource {
  return deployment({ containers: [hardenedContainer] }, { podMetadata });
}

function peerAuthentication(spec: Record<string, unknown>, inNamespace = "orders"): ExampleResource {
  return object("security.istio.io/v1:PeerAuthentication", spec, { namespace: inNamespace });
}

function authorization(spec: Record<string, unknown> | undefined, inNamespace = "orders"): ExampleResource {
  return object("security.istio.io/v1:AuthorizationPolicy", spec, { namespace: inNamespace });
}
