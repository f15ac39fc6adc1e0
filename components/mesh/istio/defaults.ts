/** What IstioMesh and MeshControlPlane take for granted about an Istio mesh. */
export const istioDefaults = {
  trustDomain: "cluster.local",
  clusterDomain: "cluster.local",
  controlPlaneNamespace: "istio-system",
  /** Discovery and certificate signing, under TLS. Source: the istiod chart's Service, port `https-dns`. */
  discoveryPort: 15012,
  /** Metrics of the sidecar and of the app, merged. Source: Istio, "Application Requirements", ports used by Istio. */
  metricsPort: 15020,
  /** Source: the istiod chart's Deployment. */
  istiodLabels: { app: "istiod" },
} as const;
