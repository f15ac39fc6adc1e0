import { checkEach, type Properties, policy, record, records, text } from "../../core";

/** Source: Istio API reference, EnvoyFilter, `ApplyTo`. */
const taken = /^(?:HTTP_FILTER|NETWORK_FILTER|FILTER_CHAIN|LISTENER|LISTENER_FILTER)$/;

/** Filters that Istio puts in for authorization, tokens and mutual TLS. */
const guarding = /rbac|jwt_authn|ext_authz|http_connection_manager|istio_authn|istio\.alpn|tls_inspector/;

export const envoyFilterRemoval = policy({
  name: "mesh-envoy-filter-removal",
  title: "No EnvoyFilter takes authorization or mutual TLS out of a proxy",
  severity: "critical",
  controls: { nist80053: ["AC-3", "CM-7"] },
  remediation: "Take the patch out; say what is allowed in an AuthorizationPolicy.",
  resources: ["kubernetes:networking.istio.io/*:EnvoyFilter", "kubernetes:networking.istio.io/*:EnvoyFilterPatch"],
  check: (resource, report) => {
    checkEach(records(record(resource.props.spec).configPatches), (patch, index) => {
      const { operation } = record(patch.patch);
      const place = text(patch.applyTo) ?? "";
      const removes = operation === "REMOVE" || operation === "REPLACE";
      if (!removes || !taken.test(place)) return;
      const named = filterNames(record(patch.match));
      const guards = named.length === 0 || named.some((name) => guarding.test(name));
      if (guards) report(`spec.configPatches[${index}] takes ${named.join(", ") || place} out of the proxy`);
    });
  },
});

/** The filters that a patch matches: the inner one where it names one. */
function filterNames(match: Properties): readonly string[] {
  const filter = record(record(record(match.listener).filterChain).filter);
  return [text(record(filter.subFilter).name) ?? text(filter.name)].filter((name) => name !== undefined);
}
