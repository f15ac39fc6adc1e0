import { policy, record } from "../../core";
import { meshOf } from "../_helpers/enrollment";
import { istioTypes, namespaceWide, specOf } from "../_helpers/istioObjects";

export const strictMutualTls = policy({
  name: "mesh-strict-mutual-tls",
  rationale: "The default also takes plain text, so that callers need no identity.",
  title: "Every namespace in Istio requires mutual TLS",
  severity: "high",
  controls: { nist80053: ["SC-8(1)", "IA-9"], pciDss: ["4.2.1"] },
  remediation:
    "Add a PeerAuthentication without a selector and with mtls.mode STRICT: the default also takes plain text.",
  resources: ["kubernetes:core/*:Namespace"],
  checkInStack: (namespace, report, stack) => {
    if (meshOf(namespace) !== "istio") return;
    const strict = namespaceWide(namespace, stack, istioTypes.peerAuthentication).some(
      (authentication) => record(specOf(authentication).mtls).mode === "STRICT",
    );
    if (!strict) report("no PeerAuthentication for the whole namespace is STRICT");
  },
});
