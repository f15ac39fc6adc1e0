import { isInternet, policy, record, texts } from "../../core";

export const serviceTlsAtLoadBalancer = policy({
  name: "kubernetes-service-source-ranges",
  title: "Load balancers of Services take connections from known addresses",
  severity: "medium",
  controls: { nist80053: ["SC-7(5)", "AC-4"] },
  remediation: "List the addresses in loadBalancerSourceRanges.",
  resources: ["kubernetes:core/*:Service", "kubernetes:core/*:ServicePatch"],
  check: (resource, report) => {
    for (const range of texts(record(resource.props.spec).loadBalancerSourceRanges).filter(isInternet)) {
      report(`spec.loadBalancerSourceRanges holds ${range}`);
    }
  },
});
