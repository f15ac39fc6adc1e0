import type { Props } from "../../sandbox/providers/protocol";
import type { ControlPlane } from "./controlPlane";

export const NODE_NAME = "testbed";

/** More than any test asks for: nothing is measured against it. */
const CAPACITY = { cpu: "64", memory: "256Gi", "ephemeral-storage": "1Ti", pods: "500" };

const NODE: Props = {
  apiVersion: "v1",
  kind: "Node",
  metadata: {
    name: NODE_NAME,
    labels: {
      "kubernetes.io/hostname": NODE_NAME,
      "kubernetes.io/os": "linux",
      "kubernetes.io/arch": "amd64",
      "topology.kubernetes.io/region": "local",
      "topology.kubernetes.io/zone": "local-a",
    },
  },
};

/** Makes a node that is ready for the scheduler. */
export async function registerNode(plane: ControlPlane, address: string): Promise<void> {
  await plane.cluster.apply(NODE);
  const status = {
    capacity: CAPACITY,
    allocatable: CAPACITY,
    addresses: [{ type: "InternalIP", address }],
    conditions: ready("Ready"),
  };
  await patch(plane, "/status", { status });
  // New nodes are tainted as not ready, until a controller that does not run here finds that they are.
  await patch(plane, "", { spec: { taints: null } });
}

/** The status of a pod that runs under this address and is ready. */
export function runningStatus(podIP: string, hostIP: string): Props {
  const conditions = ready("PodScheduled", "Initialized", "ContainersReady", "Ready");
  return { phase: "Running", podIP, podIPs: [{ ip: podIP }], hostIP, hostIPs: [{ ip: hostIP }], conditions };
}

function ready(...types: readonly string[]): Props[] {
  return types.map((type) => ({ type, status: "True" }));
}

async function patch(plane: ControlPlane, subresource: string, body: Props): Promise<void> {
  await plane.client.request("PATCH", `/api/v1/nodes/${NODE_NAME}${subresource}`, {
    body,
    contentType: "application/merge-patch+json",
  });
}
