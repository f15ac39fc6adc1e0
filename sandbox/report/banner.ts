/** Which clouds a deployment reaches. */
export interface Reach {
  /** The cluster that Kubernetes objects are applied to; without one they are kept in the state only. */
  readonly kubeconfig?: string;
}

/** What is real of what is about to be seen, so that nobody takes a stand-in for a cloud. */
export function banner({ kubeconfig }: Reach): string {
  const cluster = kubeconfig
    ? `Kubernetes objects are applied to the cluster of ${kubeconfig}.`
    : "no cluster either: Kubernetes objects are kept in the state.";
  return [
    `Nothing is created on AWS: it is simulated on this machine; ${cluster}`,
    "Real are the Pulumi engine, the program, the policies, the certificates and the encrypted state (docs/sandbox.md).",
  ].join("\n");
}
