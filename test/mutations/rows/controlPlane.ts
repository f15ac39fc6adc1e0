import { CertificateAuthority, ServiceCertificate } from "../../../components/certificates";
import {
  IngressGateway,
  type IngressGatewayArgs,
  istioIngressMember,
  MeshControlPlane,
  type MeshControlPlaneArgs,
} from "../../../components/mesh";
import type { ComponentMutations } from "../mutation";
import { unbound } from "./edge";

function controlPlane(transform: MeshControlPlaneArgs["transform"] = {}): MeshControlPlane {
  const root = new CertificateAuthority("root", { maxPathLength: 1 });
  const authority = new CertificateAuthority("mesh", { issuer: root });
  return new MeshControlPlane("mesh", {
    kind: "istio",
    authority,
    gateway: { clientCidrs: ["10.0.0.0/16"] },
    transform,
  });
}

export const controlPlaneMutations: ComponentMutations = {
  component: "MeshControlPlane",
  secure: () => controlPlane(),
  mutations: [
    {
      holds: "Nothing leaves the mesh unnamed",
      weakened: "outboundTrafficPolicy.mode ALLOW_ANY",
      program: () =>
        controlPlane({
          releases: { istiod: { values: { meshConfig: { outboundTrafficPolicy: { mode: "ALLOW_ANY" } } } } },
        }),
      breaks: ["mesh-control-plane-settings"],
    },
    {
      holds: "Sidecars speak mutual TLS to each other",
      weakened: "enableAutoMtls false",
      program: () => controlPlane({ releases: { istiod: { values: { meshConfig: { enableAutoMtls: false } } } } }),
      breaks: ["mesh-control-plane-settings"],
    },
    {
      holds: "Every port passes through the proxies",
      weakened: "excludeInboundPorts 9090",
      program: () =>
        controlPlane({ releases: { istiod: { values: { global: { proxy: { excludeInboundPorts: "9090" } } } } } }),
      breaks: ["mesh-installation-bypass"],
    },
    {
      holds: "The charts are those of the mesh, which are judged by their values",
      weakened: "another chart",
      program: () => controlPlane({ releases: { istiod: { chart: "another" } } }),
      breaks: ["kubernetes-chart-judged"],
    },
    {
      holds: "Linkerd refuses callers without an identity",
      weakened: "proxy.defaultInboundPolicy all-unauthenticated",
      program: () => {
        const authority = new CertificateAuthority("mesh", {
          issuer: new CertificateAuthority("root", { maxPathLength: 1, curve: "P256" }),
          curve: "P256",
        });
        const values = { proxy: { defaultInboundPolicy: "all-unauthenticated" } };
        new MeshControlPlane("mesh", {
          kind: "linkerd",
          authority,
          transform: { releases: { "linkerd-control-plane": { values } } },
        });
      },
      breaks: ["mesh-linkerd-control-plane"],
    },
    {
      holds: "No token is kept that never runs out",
      weakened: "the keys' Secret as a token of a service account",
      program: () => controlPlane({ secret: { type: "kubernetes.io/service-account-token" } }),
      breaks: ["kubernetes-no-account-token-secret"],
    },
    {
      holds: "Mutual TLS is required in the whole mesh",
      weakened: "mtls.mode PERMISSIVE",
      program: () => controlPlane({ PeerAuthentication: { spec: { mtls: { mode: "PERMISSIVE" } } } }),
      breaks: ["mesh-peer-authentication-strict"],
    },
  ],
};

/** A gateway behind a load balancer. */
export function gateway(transform: IngressGatewayArgs["transform"] = {}): IngressGateway {
  const authority = new CertificateAuthority("services");
  const certificate = new ServiceCertificate("gateway", { authority, dnsNames: ["shop.example.com"] });
  return new IngressGateway("shop", {
    gateway: istioIngressMember(),
    hosts: ["shop.example.com"],
    certificate,
    behind: unbound(),
    transform,
  });
}

const server = (server: object) => () => gateway({ Gateway: { spec: { servers: [server] } } });

export const gatewayMutations: ComponentMutations = {
  component: "IngressGateway",
  secure: () => gateway(),
  mutations: [
    {
      holds: "The gateway speaks HTTPS",
      weakened: "protocol HTTP",
      program: server({ port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["shop.example.com"] }),
      breaks: ["mesh-gateway-tls"],
    },
    {
      holds: "The gateway answers for its hosts",
      weakened: "the host *",
      program: server({
        port: { number: 443, name: "https", protocol: "HTTPS" },
        hosts: ["*"],
        tls: { mode: "SIMPLE", credentialName: "shop", minProtocolVersion: "TLSV1_2" },
      }),
      breaks: ["mesh-gateway-hosts"],
    },
    {
      holds: "TLS is 1.2 or newer",
      weakened: "minProtocolVersion TLSV1_0",
      program: server({
        port: { number: 443, name: "https", protocol: "HTTPS" },
        hosts: ["shop.example.com"],
        tls: { mode: "SIMPLE", credentialName: "shop", minProtocolVersion: "TLSV1_0" },
      }),
      breaks: ["mesh-gateway-tls"],
    },
  ],
};
