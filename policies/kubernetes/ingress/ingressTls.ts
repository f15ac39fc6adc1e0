import { list, policy, record, records, text, texts } from "../../core";
import { annotationsOf } from "../_helpers/labels";

export const ingressTls = policy({
  name: "kubernetes-ingress-tls",
  title: "Ingresses speak TLS",
  severity: "high",
  controls: { nist80053: ["SC-8", "SC-8(1)"], pciDss: ["4.2.1"] },
  remediation:
    "List the hosts in tls with a secretName; at an AWS load balancer, set alb.ingress.kubernetes.io/certificate-arn or listen-ports with HTTPS alone.",
  resources: ["kubernetes:networking.k8s.io/*:Ingress"],
  check: (resource, report) => {
    const spec = record(resource.props.spec);
    const annotations = annotationsOf(resource);
    const atLoadBalancer = ["certificate-arn", "listen-ports"].some((name) =>
      (text(annotations[`alb.ingress.kubernetes.io/${name}`]) ?? "").match(/arn:|HTTPS/),
    );
    if (list(spec.tls).length === 0 && !atLoadBalancer) report("spec.tls is not set");
    const named = records(spec.tls).flatMap(({ hosts }) => texts(hosts));
    const plain = records(spec.rules)
      .flatMap(({ host }) => text(host) ?? [])
      .filter((host) => named.length > 0 && !named.some((pattern) => covers(pattern, host)));
    if (plain.length > 0 && !atLoadBalancer) report(`spec.tls names no certificate for ${plain.join(", ")}`);
  },
});

/** A wildcard stands for one label. Source: Kubernetes documentation, "Ingress", Hostname wildcards. */
function covers(pattern: string, host: string): boolean {
  return pattern === host || (pattern.startsWith("*.") && host.slice(host.indexOf(".")) === pattern.slice(1));
}
