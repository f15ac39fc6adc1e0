import type * as pulumi from "@pulumi/pulumi";
import { isPlain } from "../../core";
import { slug } from "../text";

/**
 * How a host outside the cluster is reached.
 *
 * @example { addresses: ["10.0.64.0/20"] }
 */
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

/**
 * A server that each node runs for the pods on it, spoken with in plain HTTP: its address leads nowhere else.
 *
 * @example { name: "pod-identity-agent", addresses: ["169.254.170.23", "fd00:ec2::23"], port: 80 }
 */
export interface NodeAgent {
  /** What is made for it is called after: a DNS label. */
  readonly name: string;
  /** Link-local addresses (IPv4: 169.254.0.0/16), or those that AWS uses in their place (IPv6: fd00:ec2::/32). */
  readonly addresses: readonly string[];
  /** The port it listens on. @example 80 */
  readonly port: number;
}

/** The port of TLS, where none is given. */
const tlsPort = 443;

/** A host outside the cluster that a member reaches. */
export interface EgressHost {
  readonly host: pulumi.Input<string>;
  /** What is made for it is called after. */
  readonly name: string;
  readonly port: number;
  readonly addresses?: readonly pulumi.Input<string>[];
}

/** What `reach` was told, with nothing left open. A host that is neither known nor named has an empty name. */
export function egressHost(host: pulumi.Input<string>, { name, port = tlsPort, addresses }: ReachOptions): EgressHost {
  return { host, name: name ?? (isPlain(host) ? host : ""), port, ...(addresses && { addresses }) };
}

/** How the objects for a host or an agent are called, after the member's name. */
export function egressSuffix({ name, port }: Pick<EgressHost, "name" | "port">): string {
  return `reaches-${slug(name)}-${port}`;
}

/** The CIDR block that holds one address. */
export function hostBlock(address: string): string {
  return `${address}/${address.includes(":") ? 128 : 32}`;
}
