import { istioIngressMember } from "../../../components/mesh";
import type { Props } from "../../../sandbox/providers/protocol";
import { type ControlPlane, eventually } from "../../testbed";

const { name, podLabels, port, servicePort = port, namespace } = istioIngressMember();
const metadata = { name, namespace: String(namespace) };

/** Creates the namespace of the mesh's gateway, which no stack of a service brings along, and waits until it is complete. */
export async function createGatewayNamespace(plane: ControlPlane): Promise<void> {
  await plane.cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: metadata.namespace } });
  const path = `/api/v1/namespaces/${metadata.namespace}/serviceaccounts/default`;
  await eventually(path, () => plane.client.request("GET", path));
}

/** The gateway's Service and one of its pods, as far as the mesh goes by them. */
export const meshGateway: readonly Props[] = [
  {
    apiVersion: "v1",
    kind: "Service",
    metadata,
    spec: { selector: { ...podLabels }, ports: [{ name: "https", port: servicePort, targetPort: port }] },
  },
  {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { ...metadata, labels: { ...podLabels } },
    spec: { containers: [{ name: "istio-proxy" }] },
  },
];
