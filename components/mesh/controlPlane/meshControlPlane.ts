import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { SecureComponent, validate } from "../../core";
import { meshControlPlaneEgressPolicy, type NetworkPolicySpec } from "../../network";
import { SecureNamespace } from "../../workload";
import { istioDefaults } from "../istio";
import type { MeshKind } from "../meshKind";
import type { MeshMember } from "../meshMember";
import type { MeshChart, MeshChartSettings } from "./charts";
import type { Installation } from "./installation";
import { gatewayName, istioGatewayChart } from "./istioCharts";
import { istioIngressMember } from "./istioIngressMember";
import { istioInstallation } from "./istioInstallation";
import { linkerdInstallation } from "./linkerdInstallation";
import { checkControlPlane, type MeshControlPlaneArgs } from "./meshControlPlaneArgs";
import { apiServerEgressPolicy, gatewayIngressPolicy } from "./network";

const installations: Readonly<Record<MeshKind, Installation>> = {
  istio: istioInstallation,
  linkerd: linkerdInstallation,
};

/**
 * A mesh for the whole cluster, from its Helm charts: mutual TLS everywhere, nothing out of it unnamed, identities signed
 * by our own authority, and a control plane that pods with a sidecar reach and, at its webhooks, the API server: every address
 * where `apiServerCidrs` does not say which.
 *
 * Istio wants Kubernetes 1.32 or newer, Linkerd 1.31 or newer. The node agents go to kube-system. Linkerd needs the Gateway
 * API's custom resources (v1.1.1 to v1.4) beforehand.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 *
 * @example
 * const root = new CertificateAuthority("root");
 * const mesh = new MeshControlPlane("mesh", {
 *   kind: "istio",
 *   authority: new CertificateAuthority("mesh", { parentAuthority: root }),
 *   gateway: {},
 * });
 */
export class MeshControlPlane extends SecureComponent<MeshControlPlaneArgs> {
  /** The namespace of the control plane. */
  readonly namespace: pulumi.Output<string>;
  /** The gateway, as `IngressGateway` takes it; `undefined` without one. */
  readonly gateway: MeshMember | undefined;
  /** What a service in the mesh waits for. */
  readonly ready: kubernetes.helm.v3.Release;
  private readonly installation: Installation;
  private readonly chartSettings: MeshChartSettings;

  constructor(name: string, args: MeshControlPlaneArgs, opts?: pulumi.ComponentResourceOptions) {
    super("MeshControlPlane", name, args, opts);
    validate(`MeshControlPlane "${name}"`, checkControlPlane(args));
    this.installation = installations[args.kind];

    this.namespace = this.createNamespace(this.installation.defaults.controlPlaneNamespace).namespaceName;
    this.chartSettings = chartSettingsOf(args, this.installation, this.namespace);
    this.createNetworkPolicies();
    this.ready = this.installControlPlane(this.createSigningSecret());
    this.createMeshWideDefault();
    this.gateway = args.gateway && this.installGateway(args.gateway);

    this.registerOutputs({ namespace: this.namespace });
  }

  private createNetworkPolicies(): void {
    const { apiServerCidrs: apiServer = everywhere, issuerCidrs: issuers = everywhere } = this.args;
    const policies = this.installation.networkPolicies({ apiServer, issuers });
    this.createNetworkPolicy("api-server", this.namespace, apiServerEgressPolicy(apiServer));
    for (const [name, spec] of Object.entries(policies)) this.createNetworkPolicy(name, this.namespace, spec);
  }

  private createSigningSecret(): kubernetes.core.v1.Secret {
    const { name, type, stringData } = this.installation.signingSecret(this.args.authority);
    return this.child(
      kubernetes.core.v1.Secret,
      name,
      { metadata: { name, namespace: this.namespace }, type, stringData },
      { transform: this.args.transform?.secret, additionalSecretOutputs: ["stringData", "data"] },
    );
  }

  private installControlPlane(signingSecret: kubernetes.core.v1.Secret): kubernetes.helm.v3.Release {
    const { customResources, nodeAgent, controlPlane } = this.installation;
    const crds = this.install(customResources(this.chartSettings), []);
    const cni = this.install(nodeAgent(this.chartSettings), [crds]);
    return this.install(controlPlane(this.chartSettings, this.args.authority), [crds, cni, signingSecret]);
  }

  private createMeshWideDefault(): void {
    const { suffix, apiVersion, kind, name, namespace: own, spec } = this.installation.meshWideDefault;
    const namespace = own === undefined ? this.namespace : this.createNamespace(own).namespaceName;
    this.child(
      kubernetes.apiextensions.CustomResource,
      suffix,
      { apiVersion, kind, metadata: { name, namespace }, spec },
      { transform: this.args.transform?.[kind], dependsOn: [this.ready] },
    );
  }

  private installGateway(gateway: NonNullable<MeshControlPlaneArgs["gateway"]>): MeshMember {
    const { clientCidrs, serviceAnnotations: annotations = {} } = gateway;
    const { namespaceName } = this.createNamespace(gatewayName, clientCidrs && { "services.loadbalancers": "1" });
    if (clientCidrs) this.createNetworkPolicy("gateway-clients", namespaceName, gatewayIngressPolicy(clientCidrs));
    this.createNetworkPolicy(
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

  private createNamespace(name: string, quota: Readonly<Record<string, string>> = {}): SecureNamespace {
    const { dnsAddresses = [] } = this.args;
    return new SecureNamespace(name, { ...this.inherited, quota, dnsAddresses }, { parent: this });
  }

  private createNetworkPolicy(suffix: string, namespace: pulumi.Input<string>, spec: NetworkPolicySpec): void {
    this.child(
      kubernetes.networking.v1.NetworkPolicy,
      suffix,
      { metadata: { name: suffix, namespace }, spec },
      { transform: this.args.transform?.networkPolicy },
    );
  }

  private install(
    { name, chart, repo, version, namespace, values }: MeshChart,
    dependsOn: pulumi.Resource[],
  ): kubernetes.helm.v3.Release {
    return this.child(
      kubernetes.helm.v3.Release,
      name,
      {
        name,
        chart,
        version,
        repositoryOpts: { repo },
        namespace,
        createNamespace: false,
        values,
        atomic: true,
        timeout: releaseTimeoutSeconds,
      },
      { transform: this.args.transform?.releases?.[name], dependsOn },
    );
  }
}

const everywhere = ["0.0.0.0/0", "::/0"] as const;

/** Ten minutes: images of a whole control plane on nodes that have none of them. */
const releaseTimeoutSeconds = 600;

function chartSettingsOf(
  args: MeshControlPlaneArgs,
  { defaults }: Installation,
  controlPlaneNamespace: pulumi.Output<string>,
): MeshChartSettings {
  return {
    version: args.version ?? defaults.version,
    trustDomain: args.trustDomain ?? defaults.trustDomain,
    clusterDomain: args.clusterDomain ?? defaults.clusterDomain,
    ipFamily: args.ipFamily ?? "ipv4",
    controlPlaneNamespace,
    ...(args.tracing && { tracing: args.tracing }),
  };
}
