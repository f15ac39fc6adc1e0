import { policy } from "../../core";
import { annotationsOf } from "../_helpers/labels";

export const ingressSnippets = policy({
  name: "kubernetes-ingress-snippets",
  title: "Ingresses add no code of their own to the controller",
  severity: "high",
  controls: { nist80053: ["CM-7", "SI-10"] },
  remediation: "Take the annotation out: who writes it reads the secrets of every namespace (CVE-2021-25742).",
  resources: ["kubernetes:networking.k8s.io/*:Ingress", "kubernetes:networking.k8s.io/*:IngressPatch"],
  check: (resource, report) => {
    for (const annotation of Object.keys(annotationsOf(resource))) {
      if (/^nginx\.(?:ingress\.kubernetes\.io|org)\/.*snippets?$/.test(annotation))
        report(`metadata.annotations holds ${annotation}`);
    }
  },
});
