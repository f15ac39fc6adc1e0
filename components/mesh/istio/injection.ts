/** The labels by which a namespace and its pods get a sidecar. Source: Istio, "Installing the Sidecar". */
export const istioInjection = {
  namespaceLabels: { "istio-injection": "enabled" },
  podLabels: { "sidecar.istio.io/inject": "true" },
} as const;

/** What Istio's sidecar asks for, and may take at most. Source: `global.proxy.resources` in values.yaml of the istiod chart. */
export const istioSidecarResources = {
  requests: { cpu: "100m", memory: "128Mi" },
  limits: { cpu: "2", memory: "1Gi" },
} as const;
