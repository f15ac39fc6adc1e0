import type * as pulumi from "@pulumi/pulumi";

/** A workload as the network sees it: one end of a call. */
export interface NetworkPeer {
  /** The workload's name, for naming what is made for it. */
  readonly name: string;
  /** The namespace its pods run in. */
  readonly namespace: pulumi.Input<string>;
  /** Labels that select its pods in that namespace, and no others. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** The port its container listens on, which is not always the port of its Service. */
  readonly port: number;
  /** The port of its Service. @default the container's port */
  readonly servicePort?: number;
  /** What it speaks at its port, as its Service says it. @default "http" */
  readonly appProtocol?: string;
  /** The headless Service that gives each of its pods a name. @default none */
  readonly headlessServiceName?: string;
}
