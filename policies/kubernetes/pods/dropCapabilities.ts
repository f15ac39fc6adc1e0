import { policy, record, texts } from "../../core";
import { eachContainer, workloadTypes } from "../_helpers/podSpecs";

/** What Pod Security `restricted` lets a container have again. */
const allowed = new Set(["NET_BIND_SERVICE"]);

export const dropCapabilities = policy({
  name: "kubernetes-drop-capabilities",
  rationale: "Capabilities are parts of root's power that a break-in into the container would find ready.",
  title: "Containers have no Linux capabilities",
  severity: "high",
  controls: {
    cisKubernetes: ["5.2.8", "5.2.9", "5.2.10"],
    nist80053: ["AC-6", "CM-7"],
    podSecurity: ["capabilities_restricted"],
  },
  remediation:
    "Set securityContext.capabilities to { drop: [ALL] } on every container; add back NET_BIND_SERVICE alone if need be.",
  resources: workloadTypes,
  check: eachContainer((container, report, pod) => {
    if (pod.onWindows) return;
    const capabilities = record(container.securityContext.capabilities);
    if (!texts(capabilities.drop).includes("ALL")) report(`${container.path}: capabilities.drop does not hold ALL`);
    const added = texts(capabilities.add).filter((capability) => !allowed.has(capability));
    if (added.length > 0) report(`${container.path}: capabilities.add holds ${added.join(", ")}`);
  }),
});
