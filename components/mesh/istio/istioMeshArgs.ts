import type * as pulumi from "@pulumi/pulumi";
import { dnsLabel, input, list, object, optional, transforms } from "../../core/checks";
import { type MeshTransforms, type ServiceMeshArgs, serviceMeshFields } from "../serviceMeshArgs";
import type { IstioManifest } from "./manifests";

/** Arguments of an IstioMesh. */
export interface IstioMeshArgs extends ServiceMeshArgs {
  /** The namespace of istiod. @default "istio-system" */
  readonly controlPlaneNamespace?: pulumi.Input<string>;
  /**
   * Namespaces whose Services the sidecar knows, beside the member's own and istiod's.
   *
   * @default those of the whole cluster
   */
  readonly visibleNamespaces?: readonly pulumi.Input<string>[];
  /** Changes to objects before they are created, by their kind. */
  readonly transform?: MeshTransforms<IstioManifest["kind"]>;
}

/** Changes to objects of Istio by their kind. */
export const istioTransforms = {
  AuthorizationPolicy: true,
  DestinationRule: true,
  EnvoyFilter: true,
  Gateway: true,
  PeerAuthentication: true,
  RequestAuthentication: true,
  ServiceEntry: true,
  Sidecar: true,
  Telemetry: true,
  VirtualService: true,
  NetworkPolicy: true,
} as const;

/** What the arguments of an IstioMesh have to be. */
export const istioMeshArgs = object<IstioMeshArgs>({
  ...serviceMeshFields,
  controlPlaneNamespace: optional(input(dnsLabel)),
  visibleNamespaces: optional(list(input(dnsLabel), "namespaces")),
  transform: transforms<NonNullable<IstioMeshArgs["transform"]>>(istioTransforms),
});
