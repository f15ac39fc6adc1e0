import { LinkerdMesh, type LinkerdMeshArgs, meshEnrollment } from "../../../components/mesh";
import { HardenedWorkload, SecureNamespace } from "../../../components/workload";
import type { ComponentMutations } from "../mutation";
import { image } from "./fixtures";

type Transforms = NonNullable<LinkerdMeshArgs["transform"]>;

/** Two services in Linkerd, of which one calls the other; the transforms and annotations are the other's. */
function shop(transform: Transforms = {}, annotations: Readonly<Record<string, string>> = {}): void {
  const orders = inMesh("orders");
  const payments = inMesh("payments", transform, annotations);
  orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });
  payments.limit({ requests: 100, per: "second" });
  payments.reach("api.example.com", { addresses: ["203.0.113.0/24"] });
}

function inMesh(
  name: string,
  transform: Transforms = {},
  annotations: Readonly<Record<string, string>> = {},
): LinkerdMesh {
  const { namespaceAnnotations, podAnnotations } = meshEnrollment("linkerd");
  const { namespaceName } = new SecureNamespace(name, { annotations: { ...namespaceAnnotations, ...annotations } });
  const workload = new HardenedWorkload(name, { namespace: namespaceName, image, podAnnotations });
  const member = { ...workload.peer, serviceAccount: workload.serviceAccountName };
  return new LinkerdMesh(name, { member, transform });
}

export const linkerdMutations: ComponentMutations = {
  component: "LinkerdMesh",
  secure: () => shop(),
  mutations: [
    {
      holds: "Callers prove who they are",
      weakened: "requiredAuthenticationRefs empty",
      program: () => shop({ AuthorizationPolicy: { spec: { requiredAuthenticationRefs: [] } } }),
      breaks: ["mesh-linkerd-names-callers"],
    },
    {
      holds: "Callers are named one by one",
      weakened: "the identity *",
      program: () => shop({ MeshTLSAuthentication: { spec: { identities: ["*"] } } }),
      breaks: ["mesh-linkerd-names-callers"],
    },
    {
      holds: "Nobody is admitted by default",
      weakened: "default-inbound-policy all-unauthenticated",
      program: () => shop({}, { "config.linkerd.io/default-inbound-policy": "all-unauthenticated" }),
      breaks: ["mesh-linkerd-default-policy"],
    },
    {
      holds: "The port admits nobody by default",
      weakened: "accessPolicy all-unauthenticated of the Server",
      program: () => shop({ Server: { spec: { accessPolicy: "all-unauthenticated" } } }),
      breaks: ["mesh-linkerd-server-policy"],
    },
    {
      holds: "Outside, one host is reached",
      weakened: "trafficPolicy Allow of the EgressNetwork",
      program: () => shop({ EgressNetwork: { spec: { trafficPolicy: "Allow" } } }),
      breaks: ["mesh-egress-named-hosts"],
    },
    {
      holds: "The namespace is enrolled",
      weakened: "linkerd.io/inject disabled",
      program: () => shop({}, { "linkerd.io/inject": "disabled" }),
      breaks: ["mesh-namespace-enrolled"],
    },
  ],
};
