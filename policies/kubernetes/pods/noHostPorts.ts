import { policy, records } from "../../core";
import { eachContainer, workloadTypes } from "../_helpers/podSpecs";

export const noHostPorts = policy({
  name: "kubernetes-no-host-ports",
  rationale: "A port of the node is reached past the Service and its network rules.",
  title: "Containers do not listen on the node's own ports",
  severity: "medium",
  controls: { cisKubernetes: ["5.2.13"], nist80053: ["SC-7"], podSecurity: ["hostPorts"] },
  remediation: "Leave hostPort out and reach the container through a Service.",
  resources: workloadTypes,
  check: eachContainer((container, report) => {
    for (const { hostPort } of records(container.props.ports)) {
      if (hostPort !== undefined && hostPort !== 0) report(`${container.path} takes port ${hostPort} of the node`);
    }
  }),
});
