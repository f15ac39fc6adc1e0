import { istioVersion } from "../../../components/mesh/controlPlane/versions";
import { testedIstio } from "../../testbed";

/** A table of docs/proof.md. */
export interface Section {
  readonly title: string;
  /** What stands above the table: what was asked, and what it cannot tell. */
  readonly about: string;
}

const istioThatRan = `Istio ${testedIstio.release}, commit ${testedIstio.commit}. MeshControlPlane installs ${istioVersion}, a later patch of that
minor, which Go's proxy does not have: what it mends was not seen here.`;

/** The tables of docs/proof.md, in their order. */
export const sections = {
  admission: {
    title: "The dev stack on a real API server",
    about: `The stack of \`index.ts\` is brought up by the real engine with \`--kubeconfig\`, on a Kubernetes control plane
with Istio's validation and its injection of sidecars. Its pods are scheduled, but nothing runs in them here: what only a
kubelet or a network plugin enforces (NetworkPolicy, seccomp, volumes, probes) is accepted, not exercised.

${istioThatRan}`,
  },
  refusals: {
    title: "What the same API server refuses",
    about: `Objects of the dev stack, each made worse in one place and sent again as a dry run. That these are refused shows
that the acceptance above means something.`,
  },
  options: {
    title: "Every kind of workload, and every rule of Istio",
    about: `A program that asks the components for all that the dev stack does not use, on the same API server.`,
  },
  linkerd: {
    title: "The dev stack with Linkerd",
    about: `The same stack with \`mesh=linkerd\`, on an API server that has Linkerd's custom resources. Its control plane and
its proxy do not run here: the schemas are checked, the traffic is not.`,
  },
  access: {
    title: "Who may do what with the Kubernetes API",
    about: `RoleBasedAccess and ServiceAccess give people and a service rights in the namespace \`shop\`, beside another one,
\`bank\`. Then the API server's own authorizer is asked, by SubjectAccessReview, about a viewer, an operator, an admin, a
debugger, the service, and a stranger: an admin of \`bank\`. Observed is who may.`,
  },
  traffic: {
    title: "Real requests through injected sidecars",
    about: `Three services of SecureMicroservice, brought up by the real engine on a control plane with istiod. Their pods run
as network namespaces, each with its injected Envoy and the compiled service; "the sidecar" is the callee's, unless the
row says otherwise, and a service answered if its audit log says so. One server plays every host outside the cluster, and
another the agent of the node. NetworkPolicies have no enforcer here.

${istioThatRan}`,
  },
  tokens: {
    title: "Hostile tokens, through the sidecar and past it",
    about: `The list of test/services/middleware/hostileTokens.ts, which Express 4, Express 5 and Fastify 5 are tested with as well,
here with the keys that the mesh's issuer publishes. Each token is sent twice: by the declared caller, through the sidecars,
and by payments' own loopback, where only the service itself looks at it. Envoy does not know \`crit\`; the service does.`,
  },
  load: {
    title: "The same under load",
    about: `The same pods, asked in parallel for a bounded time.`,
  },
} satisfies Readonly<Record<string, Section>>;

export type SectionName = keyof typeof sections;
