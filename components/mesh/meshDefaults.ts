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

/** What LinkerdMesh and MeshControlPlane take for granted about a Linkerd mesh. */
export const linkerdDefaults = {
  trustDomain: "cluster.local",
  clusterDomain: "cluster.local",
  controlPlaneNamespace: "linkerd",
  /** Identity, destination and policy. Source: the Services of the linkerd-control-plane chart. */
  controlPlanePorts: [8080, 8086, 8090],
  /**
   * Where calls between meshed pods arrive, whatever port they were made to. Source: Linkerd documentation, "Network
   * Policy" under common errors.
   */
  inboundPort: 4143,
  /** The kubelet's addresses are not known here. Source: `policyController.probeNetworks` of the chart. */
  probeNetworks: ["0.0.0.0/0", "::/0"],
} as const;
