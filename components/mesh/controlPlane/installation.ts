import type * as pulumi from "@pulumi/pulumi";
import type { NetworkPolicySpec } from "../../network";
import type { MeshChart, MeshChartSettings } from "./charts";
import type { MeshAuthority } from "./meshControlPlaneArgs";

/** The Secret that a control plane signs identities with. */
export interface SigningSecret {
  readonly name: string;
  readonly type: string;
  readonly stringData: Readonly<Record<string, pulumi.Input<string>>>;
}

/** Blocks of addresses outside the cluster that a control plane talks to. */
export interface ControlPlanePeers {
  readonly apiServer: readonly pulumi.Input<string>[];
  readonly issuers: readonly pulumi.Input<string>[];
}

/** The object that closes the whole mesh by default. */
export interface MeshWideDefault {
  /** Ends the name of the Pulumi resource. */
  readonly suffix: string;
  readonly apiVersion: string;
  readonly kind: "PeerAuthentication" | "EgressNetwork";
  readonly name: string;
  /** A namespace of its own. @default the control plane's */
  readonly namespace?: string;
  readonly spec: object;
}

/** What the control plane of one mesh is installed from. */
export interface Installation {
  readonly defaults: {
    readonly version: string;
    readonly trustDomain: string;
    readonly clusterDomain: string;
    readonly controlPlaneNamespace: string;
  };
  readonly signingSecret: (authority: MeshAuthority) => SigningSecret;
  /** NetworkPolicies of the control plane's namespace, by name. */
  readonly networkPolicies: (peers: ControlPlanePeers) => Readonly<Record<string, NetworkPolicySpec>>;
  readonly customResources: (settings: MeshChartSettings) => MeshChart;
  readonly nodeAgent: (settings: MeshChartSettings) => MeshChart;
  readonly controlPlane: (settings: MeshChartSettings, authority: MeshAuthority) => MeshChart;
  readonly meshWideDefault: MeshWideDefault;
}
