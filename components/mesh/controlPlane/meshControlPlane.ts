import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { applyTransform, SecureComponent, type Transform, validate } from "../../core";
import { meshControlPlaneEgressPolicy, type NetworkPolicySpec } from "../../network";
import { SecureNamespace } from "../../workload";
import { istioIngressMember } from "../gateway/istioIngressMember";
import { istioDefaults, linkerdDefaults } from "../meshDefaults";
import type { MeshMember } from "../serviceMesh";
import type { MeshChart, MeshChartSettings } from "./charts";
import { gatewayName, istioBaseChart, istioCniChart, istiodChart, istioGatewayChart } from "./istioCharts";
import {
  globalEgressNamespace,
  issuerSecretName,
  linkerdCniChart,
  linkerdControlPlaneChart,
  linkerdCrdsChart,
} from "./linkerdCharts";
import { checkControlPlane, type MeshControlPlaneArgs } from "./meshControlPlaneArgs";
import {
  apiServerEgressPolicy,
  gatewayIngressPolicy,
  issuerEgressPolicy,
  istiodIngressPolicy,
  linkerdIngressPolicy,
  linkerdInternalEgressPolicy,
} from "./network";
import { istioVersion, linkerdVersion } from "./versions";

/**
 * A mesh for the whole cluster, from its Helm charts: mutual TLS everywhere, nothing out of it unnamed, identities signed
 * by our own authority, and a control plane that pods with a sidecar reach and, at its webhooks, the API server: every address
 * where `apiServerCidrs` does not say which.
 *
 * Istio wants Kubernetes 1.32 or newer, Linkerd 1.31 or newer. The node agents go to kube-system. Linkerd needs the Gateway
 * API's custom resources (v1.1.1 to v1.4) beforehand.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class MeshControlPlane extends SecureComponent {
  /** The namespace of the control plane. */
  readonly namespace: pulumi.Output<string>;
  /** The gateway, as `IngressGateway` takes it; `undefined` without one. */
  readonly gateway: MeshMember | undefined;
  /** What a service in the mesh waits for. */
  readonly ready: kubernetes.helm.v3.Release;
  private readonly settings: MeshControlPlaneArgs;
  private readonly chartSettings: MeshChartSettings;

  constructor(name: string, args: MeshControlPlaneArgs, opts?: pulumi.ComponentResourceOptions) {
    super("MeshControlPlane", name, args, opts);
    validate(`MeshControlPlane "${name}"`, checkControlPlane(args));
    this.settings = args;

    this.namespace = this.createNamespace(defaultsOf(args).controlPlaneNamespace).namespaceName;
    this.chartSettings = chartSettingsOf(args, this.namespace);
    this.openNetwork("api-server", this.namespace, apiServerEgressPolicy(args.apiServerCidrs ?? everywhere));
    this.ready = args.kind === "istio" ? this.installIstio() : this.installLinkerd();
    this.gateway = args.gateway && this.installGateway(args.gateway);

    this.registerOutputs({ namespace: this.namespace });
  }

  private installIstio(): kubernetes.helm.v3.Release {
    const secret = this.keepIstioKeys();
    this.openNetwork("istiod", this.namespace, istiodIngressPolicy(this.settings.apiServerCidrs ?? everywhere));
    this.openNetwork("token-issuers", this.namespace, issuerEgressPolicy(this.settings.issuerCidrs ?? everywhere));
    const base = this.install(istioBaseChart(this.chartSettings), []);
    const cni = this.install(istioCniChart(this.chartSettings), [base]);
    const istiod = this.install(istiodChart(this.chartSettings), [base, cni, secret]);
    this.requireMutualTls(istiod);
    return istiod;
  }

  private installLinkerd(): kubernetes.helm.v3.Release {
    const secret = this.keepLinkerdKeys();
    this.openNetwork("control-plane", this.namespace, linkerdIngressPolicy(this.settings.apiServerCidrs ?? everywhere));
    this.openNetwork("among-themselves", this.namespace, linkerdInternalEgressPolicy());
    const crds = this.install(linkerdCrdsChart(this.chartSettings), []);
    const cni = this.install(linkerdCniChart(this.chartSettings), [crds]);
    const { bundle } = this.settings.authority;
    const controlPlane = this.install(linkerdControlPlaneChart(this.chartSettings, bundle), [crds, cni, secret]);
    this.closeEgress(controlPlane);
    return controlPlane;
  }

  private installGateway(gateway: NonNullable<MeshControlPlaneArgs["gateway"]>): MeshMember {
    const { clientCidrs, serviceAnnotations: annotations = {} } = gateway;
    const { namespaceName } = this.createNamespace(gatewayName, clientCidrs && { "services.loadbalancers": "1" });
    if (clientCidrs) this.openNetwork("gateway-clients", namespaceName, gatewayIngressPolicy(clientCidrs));
    this.openNetwork(
      "gateway-to-istiod",
      namespaceName,
      meshControlPlaneEgressPolicy({
        namespace: this.namespace,
        port: istioDefaults.discoveryPort,
        podLabels: istioDefaults.istiodLabels,
      }),
    );
    const type = clientCidrs ? "LoadBalancer" : "ClusterIP";
    this.install(istioGatewayChart(this.chartSettings, namespaceName, { type, annotations }), [this.ready]);
    return istioIngressMember(namespaceName);
  }

  /** Source: Istio, "Plug in CA Certificates". */
  private keepIstioKeys(): kubernetes.core.v1.Secret {
    const { certificatePem, privateKeyPem, bundle, chainPem } = this.settings.authority;
    const chain = pulumi.all([chainPem, certificatePem]).apply(([above, own]) => (above === "" ? own : above));
    return this.keepKeys("cacerts", "Opaque", {
      "ca-cert.pem": certificatePem,
      "ca-key.pem": privateKeyPem,
      "root-cert.pem": bundle,
      "cert-chain.pem": chain,
    });
  }

  /** Source: Linkerd, "Automatically Rotating Control Plane TLS Credentials". */
  private keepLinkerdKeys(): kubernetes.core.v1.Secret {
    const { certificatePem, privateKeyPem, bundle } = this.settings.authority;
    return this.keepKeys(issuerSecretName, "kubernetes.io/tls", {
      "ca.crt": bundle,
      "tls.crt": certificatePem,
      "tls.key": privateKeyPem,
    });
  }

  private keepKeys(
    name: string,
    type: string,
    stringData: Readonly<Record<string, pulumi.Input<string>>>,
  ): kubernetes.core.v1.Secret {
    const secret: kubernetes.core.v1.SecretArgs = { metadata: { name, namespace: this.namespace }, type, stringData };
    return new kubernetes.core.v1.Secret(
      this.childName(name),
      applyTransform<kubernetes.core.v1.SecretArgs>(secret, this.settings.transform?.secret),
      this.childOptions({ additionalSecretOutputs: ["stringData", "data"] }),
    );
  }

  private createNamespace(name: string, quota: Readonly<Record<string, string>> = {}): SecureNamespace {
    const { dnsAddresses = [] } = this.settings;
    return new SecureNamespace(name, { ...this.inherited, quota, dnsAddresses }, { parent: this });
  }

  private install(
    { name, chart, repo, version, namespace, values }: MeshChart,
    dependsOn: readonly pulumi.Resource[],
  ): kubernetes.helm.v3.Release {
    const release: kubernetes.helm.v3.ReleaseArgs = {
      name,
      chart,
      version,
      repositoryOpts: { repo },
      namespace,
      createNamespace: false,
      values,
      atomic: true,
      timeout: releaseTimeoutSeconds,
    };
    return new kubernetes.helm.v3.Release(
      this.childName(name),
      applyTransform<kubernetes.helm.v3.ReleaseArgs>(release, this.settings.transform?.releases?.[name]),
      this.childOptions({ dependsOn: [...dependsOn] }),
    );
  }

  /** In the root namespace, and without a selector, it binds every workload of the mesh. */
  private requireMutualTls(istiod: pulumi.Resource): void {
    const manifest: kubernetes.apiextensions.CustomResourceArgs = {
      apiVersion: "security.istio.io/v1",
      kind: "PeerAuthentication",
      metadata: { name: "default", namespace: this.namespace },
      spec: { mtls: { mode: "STRICT" } },
    };
    this.create("strict-mutual-tls", manifest, this.settings.transform?.PeerAuthentication, istiod);
  }

  /** In the namespace that binds every workload of the mesh, unless its own namespace has one. */
  private closeEgress(controlPlane: pulumi.Resource): void {
    const manifest: kubernetes.apiextensions.CustomResourceArgs = {
      apiVersion: "policy.linkerd.io/v1alpha1",
      kind: "EgressNetwork",
      metadata: { name: "all-egress", namespace: this.createNamespace(globalEgressNamespace).namespaceName },
      spec: { trafficPolicy: "Deny" },
    };
    this.create("egress", manifest, this.settings.transform?.EgressNetwork, controlPlane);
  }

  private create(
    suffix: string,
    manifest: kubernetes.apiextensions.CustomResourceArgs,
    transform: Transform<kubernetes.apiextensions.CustomResourceArgs> | undefined,
    after: pulumi.Resource,
  ): void {
    new kubernetes.apiextensions.CustomResource(
      this.childName(suffix),
      applyTransform<kubernetes.apiextensions.CustomResourceArgs>(manifest, transform),
      this.childOptions({ dependsOn: [after] }),
    );
  }

  private openNetwork(suffix: string, namespace: pulumi.Input<string>, spec: NetworkPolicySpec): void {
    const policy: kubernetes.networking.v1.NetworkPolicyArgs = { metadata: { name: suffix, namespace }, spec };
    new kubernetes.networking.v1.NetworkPolicy(
      this.childName(suffix),
      applyTransform<kubernetes.networking.v1.NetworkPolicyArgs>(policy, this.settings.transform?.networkPolicy),
      this.childOptions(),
    );
  }
}

const everywhere = ["0.0.0.0/0", "::/0"] as const;

/** Ten minutes: images of a whole control plane on nodes that have none of them. */
const releaseTimeoutSeconds = 600;

function defaultsOf({ kind }: MeshControlPlaneArgs) {
  return kind === "istio" ? istioDefaults : linkerdDefaults;
}

function chartSettingsOf(args: MeshControlPlaneArgs, namespace: pulumi.Output<string>): MeshChartSettings {
  const defaults = defaultsOf(args);
  return {
    version: args.version ?? (args.kind === "istio" ? istioVersion : linkerdVersion),
    trustDomain: args.trustDomain ?? defaults.trustDomain,
    clusterDomain: args.clusterDomain ?? defaults.clusterDomain,
    ipFamily: args.ipFamily ?? "ipv4",
    controlPlaneNamespace: namespace,
    ...(args.tracing && { tracing: args.tracing }),
  };
}
