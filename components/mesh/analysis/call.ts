/** One end of a call, with everything about it known. */
export interface CallEnd {
  readonly name: string;
  readonly namespace: string;
  /** The ServiceAccount its pods run as. */
  readonly serviceAccount: string;
  /** All labels of its pods. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** The container's port. */
  readonly port: number;
}

/** A request that may or may not be let through. */
export interface Call {
  readonly caller: CallEnd;
  readonly callee: CallEnd;
  /** The method, in capitals. */
  readonly method: string;
  /** The path as it is sent, without query. */
  readonly path: string;
  /** The claims of the token that comes with it, already validated. @default no token */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** What the evaluators need to know of a mesh. */
export interface CallGraphSettings {
  /** @default "cluster.local" */
  readonly trustDomain?: string;
  /** The namespace of the control plane. @default "istio-system" or "linkerd" */
  readonly controlPlaneNamespace?: string;
}
