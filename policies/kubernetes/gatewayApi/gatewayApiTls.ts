import { checkEach, type PolicyResource, type Properties, policy, record, records, text } from "../../core";

export const gatewayApiTls = policy({
  name: "kubernetes-gateway-tls",
  title: "Gateways speak TLS, and plain HTTP only to lead on",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"], pciDss: ["4.2.1"] },
  remediation:
    "Set protocol HTTPS or TLS; let an HTTPRoute of the plain listener hold a RequestRedirect to https alone.",
  resources: ["kubernetes:gateway.networking.k8s.io/*:Gateway"],
  checkInStack: (resource, report, stack) => {
    const routes = stack
      .ofType("kubernetes:gateway.networking.k8s.io/*:HTTPRoute")
      .filter((route) => leadsTo(route, resource));
    checkEach(records(record(resource.props.spec).listeners), (listener, index) => {
      // A waypoint of Istio's ambient mode carries what ztunnel has encrypted already.
      const protocol = text(listener.protocol) ?? "";
      if (protocol !== "HTTP" && protocol !== "TCP") return;
      const here = routes.filter((route) => refersTo(route, text(listener.name)));
      const redirects =
        here.length > 0 && here.every((route) => records(record(route.props.spec).rules).every(redirectsToHttps));
      if (!redirects) report(`spec.listeners[${index}] is plain ${protocol}`);
    });
  },
});

function leadsTo(route: PolicyResource, gateway: PolicyResource): boolean {
  const name = text(record(gateway.props.metadata).name);
  return records(record(route.props.spec).parentRefs).some((parent) => name !== undefined && parent.name === name);
}

function refersTo(route: PolicyResource, listener: string | undefined): boolean {
  return records(record(route.props.spec).parentRefs).some(
    ({ sectionName }) => sectionName === undefined || sectionName === listener,
  );
}

function redirectsToHttps(rule: Properties): boolean {
  return records(rule.filters).some(
    ({ type, requestRedirect }) => type === "RequestRedirect" && record(requestRedirect).scheme === "https",
  );
}
