import { isGiven, policy } from "../../core";
import { annotationsOf } from "../_helpers/labels";

export const ingressWaf = policy({
  name: "kubernetes-ingress-waf",
  title: "Load balancers that an Ingress puts on the internet stand behind a web application firewall",
  severity: "medium",
  controls: { nist80053: ["SC-7", "AC-4(21)"] },
  remediation: "Set alb.ingress.kubernetes.io/wafv2-acl-arn, or the scheme internal.",
  resources: ["kubernetes:networking.k8s.io/*:Ingress"],
  check: (resource, report) => {
    const annotations = annotationsOf(resource);
    const open = annotations["alb.ingress.kubernetes.io/scheme"] === "internet-facing";
    if (open && !isGiven(annotations, "alb.ingress.kubernetes.io/wafv2-acl-arn"))
      report("is internet-facing and has no web ACL");
  },
});
