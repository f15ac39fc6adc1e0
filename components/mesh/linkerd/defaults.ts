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
