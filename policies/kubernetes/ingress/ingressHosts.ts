import { checkEach, isGiven, policy, record, records, text } from "../../core";

export const ingressHosts = policy({
  name: "kubernetes-ingress-hosts",
  title: "Ingresses answer for hosts that they name",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["SC-7", "AC-4"] },
  remediation: "Set host in every rule, and leave defaultBackend out.",
  resources: ["kubernetes:networking.k8s.io/*:Ingress"],
  check: (resource, report) => {
    checkEach(records(record(resource.props.spec).rules), (rule, index) => {
      const host = isGiven(rule, "host") ? text(rule.host) : "";
      if (host === "" || /^\*(?:\.[^.]+)?$/.test(host ?? "")) report(`spec.rules[${index}] answers for every host`);
    });
  },
});
