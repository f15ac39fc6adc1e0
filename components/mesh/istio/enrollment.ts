import type * as pulumi from "@pulumi/pulumi";
import { meshControlPlaneEgressPolicy } from "../../network";
import type { MeshManifest } from "../dialect";
import { metadataOf, type NetworkPolicyManifest } from "../manifest";
import type { MeshMember } from "../meshMember";
import { metricsIngressPolicy, networkPolicy, tracesEgressPolicy } from "../networkPolicies";
import type { ObserveRule } from "../rules";
import { text } from "../text";
import { istioDefaults } from "./defaults";
import type {
  IstioAuthorizationPolicy,
  IstioManifest,
  IstioPeerAuthentication,
  IstioSidecar,
  IstioTelemetry,
} from "./manifests";

/** What enrollment needs to know beside the member. */
export interface IstioEnrollmentSettings {
  readonly clusterDomain: pulumi.Input<string>;
  readonly controlPlaneNamespace: pulumi.Input<string>;
  readonly visibleNamespaces?: readonly pulumi.Input<string>[];
  readonly observe: ObserveRule;
}

/** Everything that encloses a member before anybody is admitted and anything reached. */
export function enrollmentManifests(
  member: MeshMember,
  settings: IstioEnrollmentSettings,
): MeshManifest<IstioManifest["kind"]>[] {
  const { controlPlaneNamespace, observe } = settings;
  return [
    strictMutualTls(member),
    denyByDefault(member),
    sidecar(member, settings),
    telemetry(member, observe),
    controlPlanePolicy(member, controlPlaneNamespace),
    ...(observe.tracing ? [tracesEgressPolicy(member, observe.tracing.collector)] : []),
    ...(observe.metricsTo ? [metricsIngressPolicy(member, observe.metricsTo, istioDefaults.metricsPort)] : []),
  ];
}

/** Lets sidecars fetch certificates and settings from istiod. */
function controlPlanePolicy(member: MeshMember, namespace: pulumi.Input<string>): NetworkPolicyManifest {
  const { discoveryPort: port, istiodLabels: podLabels } = istioDefaults;
  return networkPolicy(member, "to-istiod", meshControlPlaneEgressPolicy({ namespace, port, podLabels }));
}

/** For the whole namespace: a pod that slipped in without the member's labels takes no plaintext either. */
function strictMutualTls(member: MeshMember): IstioPeerAuthentication {
  return {
    apiVersion: "security.istio.io/v1",
    kind: "PeerAuthentication",
    metadata: metadataOf(member, "strict-mutual-tls"),
    spec: { mtls: { mode: "STRICT" } },
  };
}

/** A policy that allows and has no rules admits nobody, and being there it turns "allow" off as the namespace's default. */
function denyByDefault(member: MeshMember): IstioAuthorizationPolicy {
  return {
    apiVersion: "security.istio.io/v1",
    kind: "AuthorizationPolicy",
    metadata: metadataOf(member, "deny-by-default"),
    spec: {},
  };
}

function sidecar(member: MeshMember, settings: IstioEnrollmentSettings): IstioSidecar {
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "Sidecar",
    metadata: metadataOf(member, "egress"),
    spec: {
      workloadSelector: { labels: member.podLabels },
      outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
      egress: [{ hosts: visibleHosts(settings) }],
    },
  };
}

function visibleHosts(settings: IstioEnrollmentSettings): pulumi.Input<string>[] {
  const others = settings.visibleNamespaces?.map((namespace) => text`${namespace}/*`);
  return ["./*", text`${settings.controlPlaneNamespace}/*`, ...(others ?? [text`*/*.svc.${settings.clusterDomain}`])];
}

/** `envoy` is the access log of Istio itself, to the sidecar's standard output. Source: Istio, "Telemetry API". */
function telemetry(member: MeshMember, { accessLog = "all", tracing }: ObserveRule): IstioTelemetry {
  return {
    apiVersion: "telemetry.istio.io/v1",
    kind: "Telemetry",
    metadata: metadataOf(member, "telemetry"),
    spec: {
      selector: { matchLabels: member.podLabels },
      accessLogging: [
        {
          providers: [{ name: "envoy" }],
          ...(accessLog === "errors" && { filter: { expression: "response.code >= 400" } }),
        },
      ],
      ...(tracing && {
        tracing: [
          { providers: [{ name: tracing.collector.name }], randomSamplingPercentage: tracing.samplingPercent ?? 1 },
        ],
      }),
    },
  };
}
