import { checkEach, isInternet, policy, record, records, text, texts } from "../../core";

export const networkPolicyMetadata = policy({
  name: "kubernetes-network-policy-metadata",
  title: "Pods cannot ask the cloud for the credentials of their node",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["AC-4", "SC-7(5)"] },
  remediation: "Put 169.254.169.254/32 into except of the ipBlock.",
  resources: ["kubernetes:networking.k8s.io/*:NetworkPolicy", "kubernetes:networking.k8s.io/*:NetworkPolicyPatch"],
  check: (resource, report) => {
    checkEach(records(record(resource.props.spec).egress), (rule, index) => {
      const ports = records(rule.ports);
      const reached =
        ports.length === 0 ||
        ports.some(
          ({ port, endPort }) =>
            port === undefined || Number(port) === 80 || (Number(port) < 80 && Number(endPort) >= 80),
        );
      const open = records(rule.to)
        .map(({ ipBlock }) => record(ipBlock))
        .some(
          ({ cidr, except }) =>
            isInternet(text(cidr) ?? "") &&
            (text(cidr) ?? "").includes(".") &&
            !texts(except).some((range) => /^169\.254\./.test(range)),
        );
      if (reached && open) report(`spec.egress[${index}] reaches 169.254.169.254`);
    });
  },
});
