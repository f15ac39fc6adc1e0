import type * as pulumi from "@pulumi/pulumi";
import { MeshComponent } from "../meshComponent";
import { linkerdDialect } from "./linkerdDialect";
import { type LinkerdMeshArgs, linkerdMeshArgs } from "./linkerdMeshArgs";
import type { LinkerdManifest } from "./manifests";

/**
 * A service in a Linkerd mesh.
 *
 * Annotations do part of the work: the namespace, the pods and the Service bear those of `meshEnrollment("linkerd",
 * traffic)`, with the same traffic rule as here. Two services of one namespace share its egress: each EgressNetwork closes
 * the whole namespace, and Linkerd looks at one of them only, so give each service a namespace.
 *
 * `reach` needs TLSRoute, of the Gateway API's experimental channel. `acceptJwt` throws always: Linkerd validates no tokens,
 * and the error says what to do instead.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 *
 * @example
 * const orders = new LinkerdMesh("orders", { member: { ...workload.peer, serviceAccount: workload.serviceAccountName } });
 * orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });
 */
export class LinkerdMesh extends MeshComponent<LinkerdMeshArgs, LinkerdManifest["kind"]> {
  declare readonly kind: "linkerd";

  constructor(name: string, args: LinkerdMeshArgs, opts?: pulumi.ComponentResourceOptions) {
    super(
      { componentName: "LinkerdMesh", kind: "linkerd", shape: linkerdMeshArgs, dialect: linkerdDialect },
      name,
      args,
      opts,
    );
  }
}
