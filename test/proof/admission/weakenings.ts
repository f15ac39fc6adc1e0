import { asProps, asText, isProps, type Props, type Value } from "../../../sandbox/providers/protocol";

/** An object of the dev stack, made worse in one place. */
export interface Weakening {
  readonly claim: string;
  /** Kind and the beginning of the name. A Pod is made of the Deployment's template of this name. */
  readonly of: readonly [kind: string, name: string];
  /** Where, as a path whose parts are property names and positions in lists, counted from 0. */
  readonly at: string;
  /** What is written there. */
  readonly value: Value;
  /** What the refusal must say. */
  readonly refusal: RegExp;
}

const restricted = (what: string) => new RegExp(`Forbidden: .*violates PodSecurity "restricted:latest": ${what}`);

/** What must be refused. */
export const weakenings: readonly Weakening[] = [
  {
    claim: "A privileged container",
    of: ["Pod", "orders"],
    at: "spec.containers.0.securityContext",
    value: { privileged: true, runAsNonRoot: true, capabilities: { drop: ["ALL"] } },
    refusal: restricted("privileged"),
  },
  {
    claim: "A container that can gain privileges",
    of: ["Pod", "orders"],
    at: "spec.containers.0.securityContext.allowPrivilegeEscalation",
    value: true,
    refusal: restricted("allowPrivilegeEscalation"),
  },
  {
    claim: "A container with a capability of the kernel",
    of: ["Pod", "orders"],
    at: "spec.containers.0.securityContext.capabilities",
    value: { drop: ["ALL"], add: ["NET_ADMIN"] },
    refusal: restricted("unrestricted capabilities"),
  },
  {
    claim: "A container that runs as root",
    of: ["Pod", "orders"],
    at: "spec.containers.0.securityContext.runAsUser",
    value: 0,
    refusal: restricted("runAsUser=0"),
  },
  {
    claim: "A container without seccomp",
    of: ["Pod", "orders"],
    at: "spec.containers.0.securityContext.seccompProfile",
    value: { type: "Unconfined" },
    refusal: restricted("seccompProfile"),
  },
  {
    claim: "A pod in the node's network",
    of: ["Pod", "orders"],
    at: "spec.hostNetwork",
    value: true,
    refusal: restricted("host namespaces"),
  },
  {
    claim: "A pod with a folder of the node",
    of: ["Pod", "orders"],
    at: "spec.volumes.0",
    value: { name: "tmp", hostPath: { path: "/" } },
    refusal: restricted("hostPath volumes"),
  },
  {
    claim: "A container above the namespace's LimitRange",
    of: ["Pod", "orders"],
    at: "spec.containers.0.resources.limits.memory",
    value: "8Gi",
    refusal: /maximum memory usage per Container is 4Gi/,
  },
  {
    claim: "A Service with a load balancer of its own",
    of: ["Service", "orders"],
    at: "spec.type",
    value: "LoadBalancer",
    refusal: /exceeded quota: totals, requested: services\.loadbalancers=1/,
  },
  {
    claim: "A field that does not exist",
    of: ["Deployment", "orders"],
    at: "spec.template.spec.containers.0.imagePolicy",
    value: "Always",
    refusal: /imagePolicy/,
  },
  {
    claim: "A template that the selector does not match",
    of: ["Deployment", "orders"],
    at: "spec.template.metadata.labels",
    value: { "app.kubernetes.io/name": "others" },
    refusal: /`selector` does not match template `labels`/,
  },
  {
    claim: "A port that is none, in a NetworkPolicy",
    of: ["NetworkPolicy", "payments-from-orders"],
    at: "spec.ingress.0.ports.0.port",
    value: 80800,
    refusal: /must be between 1 and 65535/,
  },
  {
    claim: "Two disruption budgets in one",
    of: ["PodDisruptionBudget", "orders"],
    at: "spec.minAvailable",
    value: 1,
    refusal: /minAvailable and maxUnavailable cannot be both set/,
  },
  {
    claim: "Mutual TLS in a mode that does not exist",
    of: ["PeerAuthentication", "orders"],
    at: "spec.mtls.mode",
    value: "ALWAYS",
    refusal: /Unsupported value: "ALWAYS"/,
  },
  {
    claim: "A caller that is not named",
    of: ["AuthorizationPolicy", "payments-admits-orders"],
    at: "spec.rules.0.from.0.source",
    value: {},
    refusal: /admission webhook "validation\.istio\.io" denied/,
  },
  {
    claim: "A field that Istio does not know",
    of: ["AuthorizationPolicy", "payments-admits-orders"],
    at: "spec.rules.0.to.0.operation.method",
    value: ["POST"],
    refusal: /method/,
  },
  {
    claim: "Tokens of an issuer without a name",
    of: ["RequestAuthentication", "payments"],
    at: "spec.jwtRules.0.issuer",
    value: "",
    refusal: /issuer/,
  },
  {
    claim: "Every host of the mesh in one rule",
    of: ["DestinationRule", "payments"],
    at: "spec.trafficPolicy.outlierDetection",
    value: { maxEjectionPercent: 101 },
    refusal: /admission webhook "validation\.istio\.io" denied/,
  },
];

/**
 * The weakened object.
 *
 * @param declared the stack's objects, as the program asked for them
 */
export function weakened(declared: readonly Props[], { of, at, value }: Weakening): Props {
  const [kind, name] = of;
  const original = kind === "Pod" ? podOf(find(declared, "Deployment", name)) : find(declared, kind, name);
  return asProps(withValue(original, at.split("."), value));
}

function find(objects: readonly Props[], kind: string, name: string): Props {
  const found = objects.find((object) => object.kind === kind && nameOf(object).startsWith(name));
  if (!found) throw new Error(`the stack has no ${kind} ${name}`);
  return found;
}

function podOf(deployment: Props): Props {
  const { metadata, spec } = asProps(asProps(deployment.spec).template);
  const { namespace, name } = asProps(deployment.metadata);
  return { apiVersion: "v1", kind: "Pod", metadata: { ...asProps(metadata), namespace, name: `${name}-weakened` }, spec };
}

function nameOf(object: Props): string {
  return asText(asProps(object.metadata).name);
}

/** A copy with one value changed. */
function withValue(value: Value | undefined, [key, ...rest]: readonly string[], wanted: Value): Value {
  if (key === undefined) return wanted;
  if (Array.isArray(value)) return value.with(Number(key), withValue(value[Number(key)], rest, wanted));
  const props = isProps(value) ? value : {};
  return { ...props, [key]: withValue(props[key], rest, wanted) };
}
