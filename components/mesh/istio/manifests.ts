import type * as pulumi from "@pulumi/pulumi";
import type { Manifest } from "../manifest";

/*
 * The parts of Istio's custom resources that are written here, as their schemas have them.
 *
 * Source: kubernetes/customresourcedefinitions.gen.yaml of the Go module istio.io/api, and Istio's reference,
 * "Configuration".
 */

type Text = pulumi.Input<string>;

/** Pods by their labels; in a policy without one, every pod of the namespace. */
export interface IstioSelector {
  readonly matchLabels: Readonly<Record<string, string>>;
}

export interface IstioOperation {
  readonly methods?: readonly string[];
  readonly paths?: readonly string[];
  readonly notPaths?: readonly string[];
  readonly ports?: readonly string[];
}

export interface IstioSource {
  readonly principals?: readonly Text[];
  readonly notRequestPrincipals?: readonly string[];
}

export interface IstioCondition {
  readonly key: string;
  readonly values?: readonly string[];
  readonly notValues?: readonly string[];
}

export interface IstioAuthorizationRule {
  readonly from?: readonly { readonly source: IstioSource }[];
  readonly to?: readonly { readonly operation: IstioOperation }[];
  readonly when?: readonly IstioCondition[];
}

export type IstioAuthorizationPolicy = Manifest<
  "security.istio.io/v1",
  "AuthorizationPolicy",
  {
    readonly selector?: IstioSelector;
    /** `ALLOW` where it is left out. */
    readonly action?: "ALLOW" | "DENY";
    readonly rules?: readonly IstioAuthorizationRule[];
  }
>;

export type IstioPeerAuthentication = Manifest<
  "security.istio.io/v1",
  "PeerAuthentication",
  { readonly mtls: { readonly mode: "STRICT" } }
>;

export type IstioRequestAuthentication = Manifest<
  "security.istio.io/v1",
  "RequestAuthentication",
  {
    readonly selector: IstioSelector;
    readonly jwtRules: readonly {
      readonly issuer: string;
      readonly audiences?: readonly string[];
      readonly jwksUri?: Text;
      readonly jwks?: Text;
      readonly fromHeaders: readonly { readonly name: string; readonly prefix: string }[];
      readonly forwardOriginalToken: boolean;
    }[];
  }
>;

export type IstioSidecar = Manifest<
  "networking.istio.io/v1",
  "Sidecar",
  {
    readonly workloadSelector: { readonly labels: Readonly<Record<string, string>> };
    readonly outboundTrafficPolicy: { readonly mode: "REGISTRY_ONLY" };
    readonly egress: readonly { readonly hosts: readonly Text[] }[];
  }
>;

export type IstioDestinationRule = Manifest<
  "networking.istio.io/v1",
  "DestinationRule",
  {
    readonly host: Text;
    readonly trafficPolicy: {
      readonly tls: { readonly mode: "ISTIO_MUTUAL" };
      readonly connectionPool?: {
        readonly tcp?: { readonly maxConnections: number };
        readonly http?: { readonly http1MaxPendingRequests: number };
      };
      readonly outlierDetection?: {
        readonly consecutive5xxErrors: number;
        readonly interval: string;
        readonly baseEjectionTime: string;
        readonly maxEjectionPercent: number;
      };
    };
  }
>;

export interface IstioStringMatch {
  readonly exact?: Text;
  readonly prefix?: string;
  readonly regex?: string;
}

export type IstioVirtualService = Manifest<
  "networking.istio.io/v1",
  "VirtualService",
  {
    readonly hosts: readonly Text[];
    readonly gateways?: readonly string[];
    readonly http: readonly (IstioHttpRoute | IstioHttpAnswer)[];
  }
>;

interface IstioHttpRoute {
  readonly match?: readonly { readonly uri: IstioStringMatch }[];
  readonly route: readonly {
    readonly destination: { readonly host: Text; readonly port: { readonly number: number } };
    readonly weight?: number;
  }[];
  readonly timeout?: string;
  readonly retries?: { readonly attempts: number; readonly perTryTimeout?: string; readonly retryOn: string };
}

/** Requests that the proxy answers itself. */
interface IstioHttpAnswer {
  readonly match: readonly { readonly uri: IstioStringMatch }[];
  readonly directResponse: { readonly status: number };
}

export type IstioServiceEntry = Manifest<
  "networking.istio.io/v1",
  "ServiceEntry",
  {
    readonly hosts: readonly Text[];
    readonly addresses?: readonly string[];
    readonly exportTo: readonly string[];
    readonly location: "MESH_EXTERNAL";
    readonly ports: readonly { readonly number: number; readonly name: string; readonly protocol: "TLS" | "TCP" }[];
    readonly resolution: "DNS" | "NONE";
  }
>;

export type IstioGateway = Manifest<
  "networking.istio.io/v1",
  "Gateway",
  {
    readonly selector: Readonly<Record<string, string>>;
    readonly servers: readonly {
      readonly port: { readonly number: number; readonly name: string; readonly protocol: "HTTPS" };
      readonly hosts: readonly string[];
      readonly tls: {
        readonly mode: "SIMPLE";
        readonly credentialName: string;
        readonly minProtocolVersion: "TLSV1_2" | "TLSV1_3";
      };
    }[];
  }
>;

export type IstioEnvoyFilter = Manifest<
  "networking.istio.io/v1alpha3",
  "EnvoyFilter",
  {
    readonly priority: number;
    readonly workloadSelector: { readonly labels: Readonly<Record<string, string>> };
    readonly configPatches: readonly object[];
  }
>;

export type IstioTelemetry = Manifest<
  "telemetry.istio.io/v1",
  "Telemetry",
  {
    readonly selector: IstioSelector;
    readonly accessLogging: readonly {
      readonly providers: readonly { readonly name: string }[];
      readonly filter?: { readonly expression: string };
    }[];
    readonly tracing?: readonly {
      readonly providers: readonly { readonly name: string }[];
      readonly randomSamplingPercentage: number;
    }[];
  }
>;

/** Any object that IstioMesh and IngressGateway create. */
export type IstioManifest =
  | IstioAuthorizationPolicy
  | IstioDestinationRule
  | IstioEnvoyFilter
  | IstioGateway
  | IstioPeerAuthentication
  | IstioRequestAuthentication
  | IstioServiceEntry
  | IstioSidecar
  | IstioTelemetry
  | IstioVirtualService;
