import { isGiven, policy, text } from "../../core";
import { annotationsOf } from "../_helpers/labels";

export const ingressRedirects = policy({
  name: "kubernetes-ingress-redirects",
  title: "Ingresses lead plain HTTP to HTTPS",
  severity: "medium",
  controls: { nist80053: ["SC-8", "AC-17(2)"], pciDss: ["4.2.1"] },
  remediation: "Take ssl-redirect: false out; at an AWS load balancer, set alb.ingress.kubernetes.io/ssl-redirect.",
  resources: ["kubernetes:networking.k8s.io/*:Ingress", "kubernetes:networking.k8s.io/*:IngressPatch"],
  check: (resource, report) => {
    const annotations = annotationsOf(resource);
    for (const name of [
      "nginx.ingress.kubernetes.io/ssl-redirect",
      "nginx.org/redirect-to-https",
      "ingress.kubernetes.io/ssl-redirect",
    ]) {
      if (annotations[name] === "false") report(`metadata.annotations: ${name} is false`);
    }
    const ports = text(annotations["alb.ingress.kubernetes.io/listen-ports"]) ?? "";
    if (/"HTTP"/.test(ports) && !isGiven(annotations, "alb.ingress.kubernetes.io/ssl-redirect")) {
      report("metadata.annotations: alb.ingress.kubernetes.io/listen-ports holds HTTP, and nothing leads it to HTTPS");
    }
  },
});
