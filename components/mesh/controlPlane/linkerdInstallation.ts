import { linkerdDefaults } from "../linkerd";
import type { Installation } from "./installation";
import {
  globalEgressNamespace,
  issuerSecretName,
  linkerdCniChart,
  linkerdControlPlaneChart,
  linkerdCrdsChart,
} from "./linkerdCharts";
import { linkerdIngressPolicy, linkerdInternalEgressPolicy } from "./network";
import { linkerdVersion } from "./versions";

/** What Linkerd's control plane is installed from. */
export const linkerdInstallation: Installation = {
  defaults: { ...linkerdDefaults, version: linkerdVersion },
  // Source: Linkerd, "Automatically Rotating Control Plane TLS Credentials".
  signingSecret: ({ certificatePem, privateKeyPem, bundle }) => ({
    name: issuerSecretName,
    type: "kubernetes.io/tls",
    stringData: { "ca.crt": bundle, "tls.crt": certificatePem, "tls.key": privateKeyPem },
  }),
  networkPolicies: ({ apiServer }) => ({
    "control-plane": linkerdIngressPolicy(apiServer),
    "among-themselves": linkerdInternalEgressPolicy(),
  }),
  customResources: linkerdCrdsChart,
  nodeAgent: linkerdCniChart,
  controlPlane: (settings, { bundle }) => linkerdControlPlaneChart(settings, bundle),
  // In the namespace that binds every workload of the mesh, unless its own namespace has one.
  meshWideDefault: {
    suffix: "egress",
    apiVersion: "policy.linkerd.io/v1alpha1",
    kind: "EgressNetwork",
    name: "all-egress",
    namespace: globalEgressNamespace,
    spec: { trafficPolicy: "Deny" },
  },
};
