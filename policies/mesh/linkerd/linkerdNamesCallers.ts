import {
  isInternet,
  type PolicyResource,
  type Properties,
  policy,
  record,
  records,
  type StackResources,
  text,
  texts,
} from "../../core";
import { inSameNamespace, kindOf, withPatches } from "../../kubernetes/_helpers";

const types = withPatches(
  "kubernetes:policy.linkerd.io/*:AuthorizationPolicy",
  "kubernetes:policy.linkerd.io/*:MeshTLSAuthentication",
  "kubernetes:policy.linkerd.io/*:NetworkAuthentication",
  "kubernetes:policy.linkerd.io/*:ServerAuthorization",
);

export const linkerdNamesCallers = policy({
  name: "mesh-linkerd-names-callers",
  rationale: "A rule that allows anyone makes every other rule of the server useless.",
  title: "Authorization rules in Linkerd allow named callers, never anyone",
  severity: "critical",
  controls: { nist80053: ["AC-3", "AC-6", "IA-9"] },
  remediation: "Require a MeshTLSAuthentication with the callers' identities or identityRefs.",
  resources: types,
  checkInStack: (rule, report, stack) => {
    if (kindOf(rule.type) === "NetworkAuthentication" && isForRoutesAlone(rule, stack)) return;
    for (const problem of problemsOf[kindOf(rule.type)]?.(record(rule.props.spec)) ?? []) report(problem);
  },
});

/** Whether nothing but single routes is open to these networks, as probes are, or to them in a mesh identity alone. */
function isForRoutesAlone(authentication: PolicyResource, stack: StackResources): boolean {
  const name = text(record(authentication.props.metadata).name);
  const requiring = stack
    .ofType(...withPatches("kubernetes:policy.linkerd.io/*:AuthorizationPolicy"))
    .filter((policy) => inSameNamespace(policy, authentication))
    .map((policy) => record(policy.props.spec))
    .filter((spec) => records(spec.requiredAuthenticationRefs).some((ref) => name !== undefined && ref.name === name));
  return requiring.length > 0 && requiring.every(isNarrow);
}

function isNarrow({ targetRef, requiredAuthenticationRefs }: Properties): boolean {
  const byIdentity = records(requiredAuthenticationRefs).some(({ kind }) => kind !== "NetworkAuthentication");
  return byIdentity || /Route$/.test(text(record(targetRef).kind) ?? "");
}

/** What is wrong with an object of each kind. Source: Linkerd, "Authorization Policy". */
const problemsOf: Readonly<Record<string, (spec: Properties) => readonly string[]>> = {
  AuthorizationPolicy: (spec) =>
    Array.isArray(spec.requiredAuthenticationRefs) && spec.requiredAuthenticationRefs.length > 0
      ? []
      : ["spec.requiredAuthenticationRefs is empty: anyone may call"],
  MeshTLSAuthentication: (spec) =>
    texts(spec.identities).includes("*") ? ["spec.identities holds *: every workload of the mesh may call"] : [],
  NetworkAuthentication: (spec) => openNetworks(spec.networks, "spec.networks"),
  ServerAuthorization: ({ client }) => {
    const { unauthenticated, networks, meshTLS } = record(client);
    const tls = record(meshTLS);
    return [
      ...(unauthenticated === true ? ["spec.client.unauthenticated is true: anyone may call"] : []),
      ...(tls.unauthenticatedTLS === true ? ["spec.client.meshTLS.unauthenticatedTLS is true: anyone may call"] : []),
      ...(texts(tls.identities).includes("*")
        ? ["spec.client.meshTLS.identities holds *: every workload of the mesh may call"]
        : []),
      ...(meshTLS === undefined ? openNetworks(networks, "spec.client.networks") : []),
    ];
  },
};

function openNetworks(networks: unknown, path: string): readonly string[] {
  return records(networks).flatMap(({ cidr }, index) =>
    isInternet(text(cidr) ?? "") ? [`${path}[${index}] is ${text(cidr)}: anyone may call`] : [],
  );
}
