import type * as pulumi from "@pulumi/pulumi";
import type { MeshTracing } from "../rules";

/** A Helm chart to install, its version pinned. */
export interface MeshChart {
  /** The release's name. */
  readonly name: string;
  readonly chart: string;
  readonly repo: string;
  readonly version: string;
  readonly namespace: pulumi.Input<string>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What the charts of either mesh are told. */
export interface MeshChartSettings {
  readonly version: string;
  readonly trustDomain: pulumi.Input<string>;
  readonly clusterDomain: pulumi.Input<string>;
  readonly ipFamily: "ipv4" | "ipv6";
  readonly tracing?: MeshTracing;
  readonly controlPlaneNamespace: pulumi.Input<string>;
}

/**
 * Where the node agents go that set up sidecars' redirection: they need the host's network and files, which the other
 * namespaces refuse, and this one is where a cluster keeps what does.
 */
export const nodeAgentNamespace = "kube-system";
