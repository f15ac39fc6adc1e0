import * as pulumi from "@pulumi/pulumi";
import { istioDefaults } from "../istio";
import type { Installation, SigningSecret } from "./installation";
import { istioBaseChart, istioCniChart, istiodChart } from "./istioCharts";
import type { MeshAuthority } from "./meshControlPlaneArgs";
import { issuerEgressPolicy, istiodIngressPolicy } from "./network";
import { istioVersion } from "./versions";

/** What Istio's control plane is installed from. */
export const istioInstallation: Installation = {
  defaults: { ...istioDefaults, version: istioVersion },
  signingSecret,
  networkPolicies: ({ apiServer, issuers }) => ({
    istiod: istiodIngressPolicy(apiServer),
    "token-issuers": issuerEgressPolicy(issuers),
  }),
  customResources: istioBaseChart,
  nodeAgent: istioCniChart,
  controlPlane: istiodChart,
  // In the root namespace, and without a selector, it binds every workload of the mesh.
  meshWideDefault: {
    suffix: "strict-mutual-tls",
    apiVersion: "security.istio.io/v1",
    kind: "PeerAuthentication",
    name: "default",
    spec: { mtls: { mode: "STRICT" } },
  },
};

/** Source: Istio, "Plug in CA Certificates". */
function signingSecret({ certificatePem, privateKeyPem, bundle, chainPem }: MeshAuthority): SigningSecret {
  const chain = pulumi.all([chainPem, certificatePem]).apply(([above, own]) => (above === "" ? own : above));
  return {
    name: "cacerts",
    type: "Opaque",
    stringData: {
      "ca-cert.pem": certificatePem,
      "ca-key.pem": privateKeyPem,
      "root-cert.pem": bundle,
      "cert-chain.pem": chain,
    },
  };
}
