import { checkEach, isInternet, list, policy, record, records, text } from "../../core";

/** The AWS Load Balancer Controller writes what a binding opens into the security group of the pods, or of their nodes. */
export const targetGroupBindingPeers = policy({
  name: "kubernetes-target-group-binding-peers",
  rationale: "A rule without peers or ports opens more of the pods than the load balancer needs.",
  title: "Targets of a load balancer are opened to named peers, at named ports",
  severity: "high",
  controls: { nist80053: ["SC-7(5)", "AC-4"] },
  remediation:
    "Name the load balancer's security group in networking.ingress[].from, and the port of the pods in networking.ingress[].ports.",
  resources: ["kubernetes:elbv2.k8s.aws/*:TargetGroupBinding"],
  check: (binding, report) => {
    const { ingress } = record(record(binding.props.spec).networking);
    checkEach(records(ingress), (rule, index) => {
      const rulePath = `spec.networking.ingress[${index}]`;
      checkEach(records(rule.from), (peer) => {
        const cidr = text(record(peer.ipBlock).cidr) ?? "";
        if (isInternet(cidr)) report(`${rulePath} opens the targets to ${cidr}`);
      });
      // Source: the binding's specification: no ports are all ports, and so is an entry without one.
      if (list(rule.ports).length === 0 || records(rule.ports).some(({ port }) => port === undefined)) {
        report(`${rulePath} opens every port`);
      }
    });
  },
});
