import type * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../core";
import type { NetworkPeer } from "../network";
import type { MeshTracing } from "./controlPlane/charts";

/** The service meshes that a service can join. */
export type MeshKind = "istio" | "linkerd";

/** A workload as its mesh sees it: an identity, pods, and a Service in front of them. */
export interface MeshMember extends NetworkPeer {
  /** The ServiceAccount its pods run as. Mutual TLS proves this and nothing else, so no two workloads share one. */
  readonly serviceAccount: pulumi.Input<string>;
  /** Its Service. @default the member's name */
  readonly serviceName?: pulumi.Input<string>;
}

/** Methods that a call can be limited to. `CONNECT` and `TRACE` are left out on purpose: they reach past the service. */
export const httpMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

export type HttpMethod = (typeof httpMethods)[number];

/** What one caller may do. Both lists name at least one thing: least privilege has no "everything" by omission. */
export interface CallRule {
  readonly methods: readonly HttpMethod[];
  /**
   * Paths, each written in one of these forms:
   *
   * - `/charges`: this path and no other;
   * - `/charges/*`: everything below `/charges/`, itself not included;
   * - `/charges/{*}/refunds`: any one segment in the place of `{*}`;
   * - `/*`: every path;
   * - `*.pdf`: every path that ends so (Istio only).
   */
  readonly paths: readonly string[];
}

/** Roles that part of a service asks of its users. */
export interface RoleRule {
  /**
   * The claim that lists roles, or the names on the way to it where it is nested: `["realm_access", "roles"]`. A name is
   * taken as it is, dots and all.
   */
  readonly claim: string | readonly string[];
  /** Roles of which a token must have one. */
  readonly anyOf: readonly string[];
  /** Each is asked for by itself: where GET needs the role, HEAD tells as much. */
  readonly methods: readonly HttpMethod[];
  readonly paths: readonly string[];
}

/** Tokens (JSON Web Tokens, RFC 7519) without which nobody gets an answer. */
export interface JwtRule {
  /** The `iss` claim, to the letter. */
  readonly issuer: string;
  /**
   * Values of which the `aud` claim must hold one. A token meant for another service is refused. Either this, `clientIds`, or
   * both, and then both must fit.
   */
  readonly audiences?: readonly string[];
  /**
   * Values of which the `client_id` claim must be one: the app clients whose tokens count. Access tokens of Amazon Cognito
   * carry it in the place of `aud`, which only its ID tokens have.
   */
  readonly clientIds?: readonly string[];
  /** Where the issuer publishes its keys (RFC 7517), by HTTPS. Either this or `jwks`. */
  readonly jwksUri?: pulumi.Input<string>;
  /** The issuer's public keys themselves, as JSON. Either this or `jwksUri`. */
  readonly jwks?: pulumi.Input<string>;
  /** Parts of the service that ask for a role beside the token. They bind every token, whoever issued it. @default none */
  readonly roles?: readonly RoleRule[];
}

/** How many requests a service answers. Each pod counts for itself, so a service of three pods answers three times as many. */
export interface LimitRule {
  readonly requests: number;
  readonly per: "second" | "minute" | "hour";
}

/** How a host outside the cluster is reached. */
export interface ReachOptions {
  /** What is made for it is called after. Required where the host is not known before deployment. @default the host */
  readonly name?: string;
  /** The port, spoken with TLS by the service itself: plain HTTP leaves no cluster from here. @default 443 */
  readonly port?: number;
  /**
   * CIDR blocks the host lives in. Name them where they are private, such as those of a VPC endpoint. Linkerd requires them:
   * its sidecars compare the server name of the TLS handshake and forward to whatever address the service connected to.
   *
   * @default every public address (Istio only): a NetworkPolicy knows addresses only, and those of a public name change. The
   * sidecar narrows them to the one host, whose name it resolves itself.
   */
  readonly addresses?: readonly pulumi.Input<string>[];
}

/** A server that each node runs for the pods on it, spoken with in plain HTTP: its address leads nowhere else. */
export interface NodeAgent {
  /** What is made for it is called after. */
  readonly name: string;
  /** Link-local addresses (IPv4: 169.254.0.0/16), or those that AWS uses in their place (IPv6: fd00:ec2::/32). */
  readonly addresses: readonly string[];
  readonly port: number;
}

/** A Service that takes a share of a service's requests. Its pods bear the member's labels, and its ServiceAccount. */
export interface TrafficShare {
  /** A Service of the member's namespace. @default the member's own */
  readonly service?: string;
  /** Percent. All shares make 100. */
  readonly weight: number;
}

/** How callers treat a service: how long they wait, when they ask again, and when they leave it alone. */
export interface TrafficRule {
  /** Seconds after which a caller gives up on a request. @default no limit */
  readonly timeoutSeconds?: number;
  /**
   * Requests that are sent again when there was no connection, or the answer was 502, 503 or 504. Only for a service that
   * takes the same request twice without harm.
   *
   * @default none of our own; Istio's sidecars repeat two times what never reached the service
   */
  readonly retries?: {
    /** How often, after the first time. */
    readonly attempts: number;
    /** Seconds for each. @default no limit of its own */
    readonly perTrySeconds?: number;
  };
  /** Pods that keep failing are left out for a while. @default not left out */
  readonly circuitBreaker?: {
    /** Answers of 500 and above in a row until a pod is left out. */
    readonly consecutiveFailures: number;
    /** Seconds it is left out for, the first time. @default 30 */
    readonly ejectionSeconds?: number;
    /** Connections to the service from one caller (Istio only). @default no limit */
    readonly maxConnections?: number;
    /** Requests of one caller that wait for a connection (Istio only). @default no limit */
    readonly maxPendingRequests?: number;
  };
  /** Shares of a new version while it is tried. @default everything to the member's own Service */
  readonly canary?: readonly TrafficShare[];
}

/** Pods that fetch metrics. */
export type MetricsReader = Pick<NetworkPeer, "name" | "namespace" | "podLabels">;

/** What the sidecars write down about requests. */
export interface ObserveRule {
  /** Requests that go to the access log: all, or those answered with 400 and above (Istio only). @default "all" */
  readonly accessLog?: "all" | "errors";
  /** Traces (Istio only; Linkerd's are set for the whole mesh, on MeshControlPlane). @default none */
  readonly tracing?: {
    /** Where they go: what MeshControlPlane was told. Sidecars may send them there, at the port its pods listen on. */
    readonly collector: MeshTracing;
    /** Percent of requests. @default 1 */
    readonly samplingPercent?: number;
  };
  /** Whose pods fetch metrics, such as those of Prometheus (Istio only). @default nobody's */
  readonly metricsTo?: MetricsReader;
}

/**
 * A service in a mesh: it speaks mutual TLS only, answers nobody and reaches nothing, until it is told otherwise.
 *
 * The same words say it in either mesh. What a mesh cannot express is refused with what to do instead, before anything is
 * created; the table of `capabilities` lists it.
 */
export interface ServiceMesh {
  readonly kind: MeshKind;
  readonly member: MeshMember;

  /**
   * Lets this service call another for some methods and paths: the mesh rule at the callee, and both NetworkPolicies.
   *
   * The pods of one service reach each other when it calls itself, by the names that a StatefulSet gives them as well.
   *
   * @throws InvalidArgumentsError for a callee in no mesh, or in the other one; for a rule without methods or paths; for a
   * path that the mesh cannot match; for a callee whose port does not speak HTTP
   */
  calls(callee: ServiceMesh | MeshMember, rule: CallRule): void;

  /** The callee's half of `calls`, for callers that are no component here, such as a gateway. */
  admit(caller: MeshMember, rule: CallRule): void;

  /** What is wrong with admitting this caller so. */
  checkAdmission(caller: MeshMember, rule: CallRule): Problem[];

  /**
   * Answers only who brings a token, at every path but the health paths. `admit` still decides which services may ask.
   * A browser's preflight (OPTIONS) brings none: whoever serves browsers answers it in front of the service.
   *
   * @throws InvalidArgumentsError for a rule without audience and client id, with both or none of `jwks` and `jwksUri`; in Linkerd always
   */
  acceptJwt(rule: JwtRule): void;

  /**
   * Answers 429 to more requests than this.
   *
   * @throws InvalidArgumentsError for a limit of zero, a second limit, or one that the mesh cannot count
   */
  limit(rule: LimitRule): void;

  /**
   * Lets this service reach one host outside the cluster, by its name. An Istio sidecar is not ready before the names of
   * all hosts resolve.
   *
   * @throws InvalidArgumentsError for a host with a wildcard, an address, one inside the cluster, one that is reached at
   * this port already, or one that is not known yet and was given no name
   */
  reach(host: pulumi.Input<string>, options?: ReachOptions): void;

  /**
   * Lets this service reach an agent of its pods' own nodes, such as the one that hands out AWS credentials.
   *
   * @throws InvalidArgumentsError for an address that is not one of the node's own, or is the instance metadata service's
   */
  reachNodeAgent(agent: NodeAgent): void;
}
