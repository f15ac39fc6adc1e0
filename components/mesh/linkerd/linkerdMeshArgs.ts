import type * as pulumi from "@pulumi/pulumi";
import { dnsLabel, input, object, optional, transforms } from "../../core/checks";
import { type MeshTransforms, type ServiceMeshArgs, serviceMeshFields, someCidrs } from "../serviceMeshArgs";
import type { LinkerdManifest } from "./manifests";

/** Arguments of a LinkerdMesh. */
export interface LinkerdMeshArgs extends ServiceMeshArgs {
  /** The namespace of Linkerd's control plane, which is part of every identity. @default "linkerd" */
  readonly controlPlaneNamespace?: pulumi.Input<string>;
  /**
   * CIDR blocks that the kubelets probe from. Whoever calls from there gets an answer at the health paths, without an
   * identity: write the nodes' own addresses where they are known.
   *
   * @default every address
   */
  readonly probeNetworks?: readonly pulumi.Input<string>[];
  /** Changes to objects before they are created, by their kind. */
  readonly transform?: MeshTransforms<LinkerdManifest["kind"]>;
}

/** What the arguments of a LinkerdMesh have to be. */
export const linkerdMeshArgs = object<LinkerdMeshArgs>({
  ...serviceMeshFields,
  controlPlaneNamespace: optional(input(dnsLabel)),
  probeNetworks: optional(someCidrs),
  transform: transforms<NonNullable<LinkerdMeshArgs["transform"]>>({
    AuthorizationPolicy: true,
    EgressNetwork: true,
    HTTPLocalRateLimitPolicy: true,
    HTTPRoute: true,
    MeshTLSAuthentication: true,
    NetworkAuthentication: true,
    NetworkPolicy: true,
    Server: true,
    TLSRoute: true,
  }),
});
