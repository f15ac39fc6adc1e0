import { isGiven, policy, record, records, texts } from "../../core";

const types = {
  authorizationPolicy: "kubernetes:policy.linkerd.io/*:AuthorizationPolicy",
  meshTls: "kubernetes:policy.linkerd.io/*:MeshTLSAuthentication",
} as const;

export const linkerdNamesCallers = policy({
  name: "mesh-linkerd-names-callers",
  rationale: "A rule that allows anyone makes every other rule of the server useless.",
  title: "Authorization rules in Linkerd allow named callers, never anyone",
  severity: "critical",
  controls: { nist80053: ["AC-3", "AC-6", "IA-9"] },
  remediation: "Require a MeshTLSAuthentication with the callers' identities or identityRefs.",
  resources: Object.values(types),
  check: (rule, report) => {
    const spec = record(rule.props.spec);
    if (rule.type.endsWith(":AuthorizationPolicy")) {
      const required = records(spec.requiredAuthenticationRefs);
      if (required.length === 0) report("spec.requiredAuthenticationRefs is empty: anyone may call");
    } else if (isGiven(spec, "identities") && texts(spec.identities).includes("*")) {
      report("spec.identities holds *: every workload of the mesh may call");
    }
  },
});
