/** An EKS cluster, and as whom it is talked to. */
export interface EksCluster {
  readonly name: string;
  readonly region: string;
  /** ARN of the cluster. */
  readonly arn: string;
  /** URL of its API server. */
  readonly endpoint: string;
  /** The certificate of the authority that issued the API server's, in base64. */
  readonly certificateAuthority: string;
  /** The profile of the AWS CLI's configuration whose credentials are used; those of the environment without one. */
  readonly profile: string | undefined;
  /** ARN of the role to assume first, if any. */
  readonly roleArn: string | undefined;
}

/**
 * The kubeconfig of an EKS cluster. It holds no credentials: `aws eks get-token` is asked for a token whenever one is
 * needed.
 *
 * Source: Amazon EKS User Guide, "Connect kubectl to an EKS cluster by creating a kubeconfig file"; AWS CLI Command
 * Reference, `eks get-token`.
 */
export function eksKubeconfig(cluster: EksCluster): object {
  const { name, region, arn, endpoint, certificateAuthority, profile, roleArn } = cluster;
  return {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: arn, cluster: { server: endpoint, "certificate-authority-data": certificateAuthority } }],
    users: [
      {
        name: arn,
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "aws",
            args: [
              ...["--region", region],
              ...(profile === undefined ? [] : ["--profile", profile]),
              ...["eks", "get-token", "--cluster-name", name, "--output", "json"],
              ...(roleArn === undefined ? [] : ["--role-arn", roleArn]),
            ],
          },
        },
      },
    ],
    contexts: [{ name: arn, context: { cluster: arn, user: arn } }],
    "current-context": arn,
  };
}
