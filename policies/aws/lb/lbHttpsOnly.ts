import { isGiven, type PolicyResource, type Properties, policy, record, records } from "../../core";
import { listenerRuleTypes, listenerTypes } from "./_helpers";

export const lbHttpsOnly = policy({
  name: "aws-lb-https-only",
  rationale: "Plain HTTP shows tokens and contents to everyone on the way.",
  title: "Load balancers answer plain HTTP with a redirect to HTTPS",
  severity: "high",
  controls: { nist80053: ["SC-8", "AC-17(2)"], pciDss: ["4.2.1"], awsFsbp: ["ELB.1"] },
  remediation:
    "Make the listener HTTPS, or its default action, and those of its rules, a redirect with the protocol HTTPS.",
  resources: [...listenerTypes, ...listenerRuleTypes],
  checkInStack: (resource, report, stack) => {
    if (listenerTypes.includes(resource.type)) {
      if (isPlainHttp(resource) && !redirects(resource.props.defaultActions)) report("serves plain HTTP");
      return;
    }
    const onPlainHttp = stack
      .ofType(...listenerTypes)
      .filter((listener) =>
        stack.referencing(listener, "listenerArn", ...listenerRuleTypes).some(({ urn }) => urn === resource.urn),
      )
      .some(isPlainHttp);
    if (onPlainHttp && !redirects(resource.props.actions)) report("serves plain HTTP, for its listener does");
  },
});

/** A listener of an application load balancer speaks HTTP unless it says otherwise; those of gateways have no port. */
function isPlainHttp({ props }: PolicyResource): boolean {
  const unsaid = isGiven(props, "port") && !isGiven(props, "certificateArn") ? "HTTP" : undefined;
  return (props.protocol ?? unsaid) === "HTTP";
}

function redirects(actions: unknown): boolean {
  return records(actions).every(redirectsToHttps);
}

function redirectsToHttps(action: Properties): boolean {
  const { protocol = "#{protocol}" } = record(action.redirect);
  // A fixed answer gives nothing away and takes nothing in.
  return action.type === "fixed-response" || (action.type === "redirect" && protocol === "HTTPS");
}
