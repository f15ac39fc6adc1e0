import type * as pulumi from "@pulumi/pulumi";

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

/** Where traces go. */
export interface MeshTracing {
  /** The name by which `observe.tracing.provider` asks for it. */
  readonly name: string;
  /** The Service of an OpenTelemetry collector in the cluster. */
  readonly service: string;
  readonly namespace: string;
  /** The ServiceAccount of the collector, which Linkerd's sidecars expect at the other end; it has to be in the mesh. */
  readonly serviceAccount: string;
  /** The port of OTLP over gRPC. @default 4317 */
  readonly port?: number;
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

/** The port of OTLP over gRPC. Source: OpenTelemetry Protocol specification. */
export const otlpPort = 4317;
