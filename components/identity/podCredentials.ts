import { createHash } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";
import { podIdentityAgent } from "./credentialSource";

/**
 * What pods are told so that an AWS SDK in them fetches the credentials of a role.
 *
 * EKS writes the same into pods whose service account has a role, but only while it admits them, and an association "may
 * take several seconds to be effective" (Amazon EKS API Reference, CreatePodIdentityAssociation): a pod admitted within them
 * would be without credentials until it is deleted. A pod that is told by its own template asks again until it gets some.
 * EKS leaves alone what it finds there (github.com/aws/amazon-eks-pod-identity-webhook, pkg/handler, addEnvToContainer).
 */
export interface PodCredentials {
  readonly env: Readonly<Record<string, pulumi.Input<string>>>;
  /** The tokens by which pods prove who they are, by the name of their volume: for a HardenedWorkload. */
  readonly serviceAccountTokens: Readonly<
    Record<string, { readonly audience: pulumi.Input<string>; readonly mountPath: string; readonly fileName: string }>
  >;
}

/**
 * Where the agent of EKS Pod Identity is asked, and with what.
 *
 * Source: Amazon EKS User Guide, "Understand how EKS Pod Identity works".
 */
export function podIdentityCredentials(region: pulumi.Input<string>, ipFamily: "ipv4" | "ipv6"): PodCredentials {
  const [ipv4, ipv6] = podIdentityAgent.addresses;
  const token = {
    audience: "pods.eks.amazonaws.com",
    mountPath: "/var/run/secrets/pods.eks.amazonaws.com/serviceaccount",
    fileName: "eks-pod-identity-token",
  };
  return {
    env: {
      AWS_REGION: region,
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://${ipFamily === "ipv6" ? `[${ipv6}]` : ipv4}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: `${token.mountPath}/${token.fileName}`,
    },
    serviceAccountTokens: { "eks-pod-identity-token": token },
  };
}

/**
 * Which role STS is asked for, and with what.
 *
 * Source: Amazon EKS User Guide, "Configure Pods to use a Kubernetes service account".
 */
export function irsaCredentials(
  region: pulumi.Input<string>,
  roleArn: pulumi.Input<string>,
  audience: pulumi.Input<string>,
): PodCredentials {
  const token = { audience, mountPath: "/var/run/secrets/eks.amazonaws.com/serviceaccount", fileName: "token" };
  return {
    env: {
      AWS_REGION: region,
      AWS_STS_REGIONAL_ENDPOINTS: "regional",
      AWS_ROLE_ARN: roleArn,
      AWS_WEB_IDENTITY_TOKEN_FILE: `${token.mountPath}/${token.fileName}`,
    },
    serviceAccountTokens: { "aws-iam-token": token },
  };
}

/** A short mark of whose credentials pods have: another for every other cluster, namespace, service account or role. */
export function identityMark(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
