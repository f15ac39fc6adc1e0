import { type ExampleResource, type Examples, resource, says } from "../../core/examples";
import { workload } from "../../kubernetes/_workload.examples";

export const examples: Examples = {
  good: {
    "a user of its own": inMesh({ containers: [{ name: "app", securityContext: { runAsUser: 10001 } }] }),
    "the proxy": inMesh({ containers: [{ name: "istio-proxy", securityContext: { runAsUser: 1337 } }] }),
    "no mesh": workload({ containers: [{ name: "app", securityContext: { runAsUser: 1337 } }] }),
  },
  bad: {
    "Istio's": says(
      inMesh({ containers: [{ name: "app", securityContext: { runAsUser: 1337 } }] }),
      "spec.template.spec.containers[0]: runAsUser is 1337, the user of the proxy",
    ),
    "Linkerd's, for the pod": says(
      inMesh({ securityContext: { runAsUser: 2102 }, containers: [{ name: "app" }] }),
      "spec.template.spec.containers[0]: runAsUser is 2102, the user of the proxy",
    ),
  },
};

function inMesh(podSpec: Record<string, unknown>): ExampleResource[] {
  return [resource("kubernetes:security.istio.io/v1:PeerAuthentication", {}, { name: "mesh" }), workload(podSpec)];
}
