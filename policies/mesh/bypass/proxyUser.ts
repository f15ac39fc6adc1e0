import { checkEach, policy, record, text } from "../../core";
import { containersOf, podTemplatesOf, workloadTypes } from "../../kubernetes/_helpers";
import { usesMesh } from "../_helpers/enrollment";

const proxies = new Set(["istio-proxy", "istio-init", "istio-validation", "linkerd-proxy", "linkerd-init"]);

export const proxyUser = policy({
  name: "mesh-no-proxy-user",
  title: "No container runs as the user whose traffic goes past the proxy",
  severity: "critical",
  controls: { nist80053: ["AC-3", "SC-8"] },
  remediation: "Give the container a user id other than 1337, which is Istio's, and 2102, which is Linkerd's.",
  resources: workloadTypes,
  checkInStack: (resource, report, stack) => {
    if (!usesMesh(stack)) return;
    checkEach(podTemplatesOf(resource), (pod) => {
      if (record(record(pod.metadata).annotations)["inject.istio.io/templates"] !== undefined) return;
      checkEach(containersOf(pod), (container) => {
        const user = container.securityContext.runAsUser ?? record(pod.spec.securityContext).runAsUser;
        const isProxy = proxies.has(text(container.props.name) ?? "");
        if (!isProxy && (user === 1337 || user === 2102))
          report(`${container.path}: runAsUser is ${user}, the user of the proxy`);
      });
    });
  },
});
