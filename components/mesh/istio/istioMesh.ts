import type * as pulumi from "@pulumi/pulumi";
import { MeshComponent } from "../meshComponent";
import { istioDialect } from "./istioDialect";
import { type IstioMeshArgs, istioMeshArgs } from "./istioMeshArgs";
import type { IstioManifest } from "./manifests";

/**
 * A service in an Istio mesh, with sidecars.
 *
 * Its one Sidecar is created with it, and Istio reads only one per workload, so the hosts of later `calls` cannot be
 * collected in it: what a program says after a resource is registered does not reach that resource. The Sidecar
 * therefore draws the line that is known from the start. Under REGISTRY_ONLY the workload reaches Services of the
 * cluster, and hosts outside only if its own namespace entered them (`reach`), never through another team's entry. Which
 * of the Services answer is decided where it is safe from a caller that is broken into: by each callee's
 * AuthorizationPolicy, and by the NetworkPolicies, which `calls` opens one at a time. `visibleNamespaces` narrows the
 * Sidecar further where the callees' namespaces are known beforehand.
 *
 * `acceptJwt` can be said once per issuer: a token of any of them will do.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 *
 * @example
 * const orders = new IstioMesh("orders", { member: { ...workload.peer, serviceAccount: workload.serviceAccountName } });
 * orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });
 */
export class IstioMesh extends MeshComponent<IstioMeshArgs, IstioManifest["kind"]> {
  declare readonly kind: "istio";

  constructor(name: string, args: IstioMeshArgs, opts?: pulumi.ComponentResourceOptions) {
    super({ componentName: "IstioMesh", kind: "istio", shape: istioMeshArgs, dialect: istioDialect }, name, args, opts);
  }
}
