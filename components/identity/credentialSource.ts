import type * as pulumi from "@pulumi/pulumi";
import { type AwsEndpoint, endpointIn } from "../core";

/** Where pods fetch the credentials of their role: from an agent of their own node, or from a host of AWS. */
export type CredentialSource =
  | { readonly kind: "nodeAgent"; readonly agent: typeof podIdentityAgent }
  | { readonly kind: "endpoint"; readonly endpoint: AwsEndpoint };

/**
 * The agent of EKS Pod Identity, which listens on the node, in IPv4 or IPv6 as the cluster does.
 *
 * Source: Amazon EKS User Guide, "Learn how EKS Pod Identity grants pods access to AWS services", considerations, and
 * "Set up the Amazon EKS Pod Identity Agent".
 */
export const podIdentityAgent = {
  name: "pod-identity-agent",
  addresses: ["169.254.170.23", "fd00:ec2::23"],
  port: 80,
} as const;

/** The regional endpoint of STS, which exchanges a service account's token for credentials. */
export function stsEndpoint(region: pulumi.Input<string>): AwsEndpoint {
  return { name: "sts", host: endpointIn(region, "sts") };
}
