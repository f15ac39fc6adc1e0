import { istioIngressMember } from "../../../components/mesh";
import { type ControlPlane, eventually } from "../../testbed";

/** Creates the namespace of the mesh's gateway, which no stack of a service brings along, and waits until it is complete. */
export async function createGatewayNamespace(plane: ControlPlane): Promise<void> {
  const name = String(istioIngressMember().namespace);
  await plane.cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  const path = `/api/v1/namespaces/${name}/serviceaccounts/default`;
  await eventually(path, () => plane.client.request("GET", path));
}
