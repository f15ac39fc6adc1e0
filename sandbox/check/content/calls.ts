import type { StateResource } from "../state";
import { at, list, namespaceOf, record, text, texts } from "./values";

/** Who may call whom. Names are `namespace/name`. */
export interface Call {
  readonly from: string;
  readonly to: string;
  /** Methods and paths that the mesh lets through, such as `POST /charges`; empty for all. */
  readonly operations: readonly string[];
  /** The rule of the mesh that admits the caller; empty for none. */
  readonly meshRule: string;
  /** The NetworkPolicy that lets the caller's packets in; empty for none. */
  readonly networkPolicy: string;
}

type Half = Pick<Call, "from" | "to"> & Partial<Call>;

/** The calls that rules of the mesh and NetworkPolicies admit, each caller and callee once. */
export function callsOf(resources: readonly StateResource[]): Call[] {
  const objects = resources.map(({ type, inputs }) => ({ type, object: record(inputs) }));
  const ofKind = (pattern: RegExp) => objects.filter(({ type }) => pattern.test(type)).map(({ object }) => object);
  const halves: Half[] = [
    ...ofKind(/^kubernetes:security\.istio\.io\/.*:AuthorizationPolicy$/).flatMap(istioCalls),
    ...ofKind(/^kubernetes:policy\.linkerd\.io\/.*:AuthorizationPolicy$/).flatMap((rule) =>
      linkerdCalls(rule, ofKind(/^kubernetes:(policy\.linkerd|gateway\.networking\.k8s)\.io\//)),
    ),
    ...ofKind(/^kubernetes:networking\.k8s\.io\/.*:NetworkPolicy$/).flatMap(admittedPackets),
  ];
  const calls = new Map<string, Call>();
  for (const { from, to, operations = [], meshRule = "", networkPolicy = "" } of halves) {
    const known = calls.get(`${from} ${to}`);
    calls.set(`${from} ${to}`, {
      from,
      to,
      operations: [...new Set([...(known?.operations ?? []), ...operations])].sort(),
      meshRule: known?.meshRule || meshRule,
      networkPolicy: known?.networkPolicy || networkPolicy,
    });
  }
  return [...calls].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, call]) => call);
}

function istioCalls(rule: Readonly<Record<string, unknown>>): Half[] {
  if ((text(at(rule, "spec", "action")) || "ALLOW") !== "ALLOW") return [];
  const to = named(rule, at(rule, "spec", "selector", "matchLabels"));
  return list(at(rule, "spec", "rules")).flatMap((each) => {
    const operations = list(at(each, "to")).flatMap((target) =>
      asOperations(texts(at(target, "operation", "methods")), texts(at(target, "operation", "paths"))),
    );
    const callers = list(at(each, "from")).flatMap((from) => texts(at(from, "source", "principals")));
    return callers.map((principal) => {
      const [, namespace = "*", account = principal] = /\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(principal) ?? [];
      return { from: `${namespace}/${account}`, to, operations, meshRule: nameOfObject(rule) };
    });
  });
}

function linkerdCalls(
  rule: Readonly<Record<string, unknown>>,
  others: readonly Readonly<Record<string, unknown>>[],
): Half[] {
  const find = (kind: unknown, name: unknown) =>
    others.find(
      (other) => other.kind === kind && nameOfObject(other) === name && namespaceOf(other) === namespaceOf(rule),
    );
  const target = find(at(rule, "spec", "targetRef", "kind"), at(rule, "spec", "targetRef", "name"));
  const [parent] = list(at(target, "spec", "parentRefs"));
  const server = target?.kind === "Server" ? target : find("Server", at(parent, "name"));
  const to = named(rule, at(server, "spec", "podSelector", "matchLabels"));
  const operations = list(at(target, "spec", "rules")).flatMap((each) =>
    list(at(each, "matches")).flatMap((match) =>
      asOperations(texts(at(match, "method")), texts(at(match, "path", "value"))),
    ),
  );
  return list(at(rule, "spec", "requiredAuthenticationRefs")).flatMap((reference) => {
    const identities = texts(at(find("MeshTLSAuthentication", at(reference, "name")), "spec", "identities"));
    return identities.map((identity) => {
      const [account = "*", namespace = "*"] = identity.split(".");
      return { from: `${namespace}/${account}`, to, operations, meshRule: nameOfObject(rule) };
    });
  });
}

function admittedPackets(policy: Readonly<Record<string, unknown>>): Half[] {
  const to = named(policy, at(policy, "spec", "podSelector", "matchLabels"));
  return list(at(policy, "spec", "ingress")).flatMap((rule) => {
    const peers = list(at(rule, "from"));
    if (peers.length === 0) return [{ from: "anyone", to, networkPolicy: nameOfObject(policy) }];
    return peers.map((peer) => ({ from: peerName(policy, peer), to, networkPolicy: nameOfObject(policy) }));
  });
}

function peerName(policy: Readonly<Record<string, unknown>>, peer: unknown): string {
  const cidr = text(at(peer, "ipBlock", "cidr"));
  if (cidr !== "") return cidr;
  const selector = at(peer, "namespaceSelector");
  const namespace =
    selector === undefined ? namespaceOf(policy) : text(at(selector, "matchLabels", NAMESPACE_LABEL)) || "*";
  return `${namespace}/${appOf(at(peer, "podSelector", "matchLabels"))}`;
}

const NAMESPACE_LABEL = "kubernetes.io/metadata.name";

function named(object: Readonly<Record<string, unknown>>, labels: unknown): string {
  return `${namespaceOf(object)}/${appOf(labels)}`;
}

/** What pods with these labels are called; `*` for all. */
function appOf(labels: unknown): string {
  const all = record(labels);
  return text(all["app.kubernetes.io/name"]) || text(all.app) || text(Object.values(all)[0]) || "*";
}

function nameOfObject(object: Readonly<Record<string, unknown>>): string {
  return text(at(object, "metadata", "name"));
}

function asOperations(methods: readonly string[], paths: readonly string[]): string[] {
  if (methods.length === 0 && paths.length === 0) return [];
  return (paths.length > 0 ? paths : ["any path"]).map((path) => `${methods.join(", ") || "any method"} ${path}`);
}
