import type { StateResource } from "../state";
import { at, list, namespaceOf, record, text } from "./values";

/** A workload on Kubernetes, and what holds for it whoever calls it. */
export interface Service {
  /** `namespace/name`. */
  readonly name: string;
  /** `Deployment`, `StatefulSet` or `DaemonSet`. */
  readonly kind: string;
  readonly guarantees: readonly Guarantee[];
}

/** Something that holds for a service, or does not. */
export interface Guarantee {
  readonly statement: string;
  readonly holds: boolean;
}

/** The workloads of a stack, by name. */
export function servicesOf(resources: readonly StateResource[]): Service[] {
  return resources
    .filter(({ type }) => /^kubernetes:apps\/.*:(Deployment|StatefulSet|DaemonSet)$/.test(type))
    .map((workload) => {
      const namespace = namespaceIfAny(workload.inputs);
      const near = resources.filter(({ inputs }) => namespaceIfAny(inputs) === namespace);
      return {
        name: `${namespace}/${text(at(workload.inputs, "metadata", "name"))}`,
        kind: workload.type.split(":").at(-1) ?? "",
        guarantees: guaranteesOf(workload, namespace, near, resources),
      };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function guaranteesOf(
  workload: StateResource,
  namespace: string,
  near: readonly StateResource[],
  all: readonly StateResource[],
): Guarantee[] {
  const pod = at(workload.inputs, "spec", "template", "spec");
  const containers = list(at(pod, "containers"));
  const every = (holds: (context: unknown) => boolean) =>
    containers.length > 0 && containers.every((container) => holds(at(container, "securityContext")));
  const account = text(at(pod, "serviceAccountName")) || "default";
  return [
    {
      statement: "no container runs as root",
      holds: every((context) => (at(context, "runAsNonRoot") ?? at(pod, "securityContext", "runAsNonRoot")) === true),
    },
    {
      statement: "file systems are read-only",
      holds: every((context) => at(context, "readOnlyRootFilesystem") === true),
    },
    {
      statement: "containers have no capabilities and gain none",
      holds: every(
        (context) =>
          at(context, "allowPrivilegeEscalation") === false &&
          list(at(context, "capabilities", "drop")).includes("ALL"),
      ),
    },
    { statement: "the mesh takes only mutual TLS", holds: near.some(isStrict) },
    { statement: "no packet comes in or goes out that no NetworkPolicy allows", holds: near.some(deniesAll) },
    {
      statement: "it has an AWS role of its own",
      holds:
        all.some(
          ({ type, inputs }) =>
            type === "aws:eks/podIdentityAssociation:PodIdentityAssociation" &&
            inputs?.namespace === namespace &&
            inputs.serviceAccount === account,
        ) || near.some((resource) => namesRole(resource, account)),
    },
  ];
}

function isStrict({ type, inputs }: StateResource): boolean {
  if (/^kubernetes:policy\.linkerd\.io\/.*:AuthorizationPolicy$/.test(type)) return true;
  return (
    /^kubernetes:security\.istio\.io\/.*:PeerAuthentication$/.test(type) &&
    at(inputs, "spec", "mtls", "mode") === "STRICT" &&
    at(inputs, "spec", "portLevelMtls") === undefined
  );
}

function deniesAll({ type, inputs }: StateResource): boolean {
  if (!/^kubernetes:networking\.k8s\.io\/.*:NetworkPolicy$/.test(type)) return false;
  const spec = record(at(inputs, "spec"));
  const types = list(spec.policyTypes);
  return (
    Object.keys(record(spec.podSelector)).length === 0 &&
    ["Ingress", "Egress"].every((direction) => types.includes(direction)) &&
    list(spec.ingress).length + list(spec.egress).length === 0
  );
}

function namesRole({ type, inputs }: StateResource, account: string): boolean {
  return (
    /^kubernetes:core\/v1:ServiceAccount$/.test(type) &&
    at(inputs, "metadata", "name") === account &&
    at(inputs, "metadata", "annotations", "eks.amazonaws.com/role-arn") !== undefined
  );
}

/** An empty text for what is no Kubernetes object. */
function namespaceIfAny(inputs: unknown): string {
  return at(inputs, "apiVersion") === undefined ? "" : namespaceOf(inputs);
}
