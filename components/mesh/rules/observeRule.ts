import type { NetworkPeer } from "../../network";

/**
 * Where traces go: an OpenTelemetry collector in the cluster.
 *
 * @example { name: "otel", service: "collector", namespace: "observability", serviceAccount: "collector" }
 */
export interface MeshTracing {
  /** The name by which a service's `observe.tracing` asks for it: Istio's extension provider. */
  readonly name: string;
  /** The name of the collector's Service. */
  readonly service: string;
  /** The namespace of the collector's Service and pods. */
  readonly namespace: string;
  /** The ServiceAccount of the collector, which Linkerd's sidecars expect at the other end; it has to be in the mesh. */
  readonly serviceAccount: string;
  /** The port of OTLP over gRPC. @default 4317 */
  readonly port?: number;
}

/** The port of OTLP over gRPC. Source: OpenTelemetry Protocol specification. */
export const otlpPort = 4317;

/**
 * Pods that fetch metrics.
 *
 * @example { name: "prometheus", namespace: "observability", podLabels: { app: "prometheus" } }
 */
export type MetricsReader = Pick<NetworkPeer, "name" | "namespace" | "podLabels">;

/**
 * What the sidecars write down about requests.
 *
 * @example { accessLog: "errors", tracing: { collector, samplingPercent: 5 } }
 */
export interface ObserveRule {
  /** Requests that go to the access log: all, or those answered with 400 and above (Istio only). @default "all" */
  readonly accessLog?: "all" | "errors";
  /** Traces (Istio only; Linkerd's are set for the whole mesh, on MeshControlPlane). @default none */
  readonly tracing?: {
    /** Where they go: what MeshControlPlane was told. Sidecars may send them there, at the port its pods listen on. */
    readonly collector: MeshTracing;
    /** Percent of requests, 0 to 100. @default 1 */
    readonly samplingPercent?: number;
  };
  /** Whose pods fetch metrics, such as those of Prometheus (Istio only). @default nobody's */
  readonly metricsTo?: MetricsReader;
}
