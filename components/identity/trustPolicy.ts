import { formatArn, type IamPolicyDocument, policyDocument } from "../core";

/** The Kubernetes service account whose pods may assume a role. */
export interface TrustedServiceAccount {
  readonly accountId: string;
  readonly region: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * Trust in EKS Pod Identity for one service account of one cluster.
 *
 * EKS tags the session it opens with the cluster's ARN, the namespace and the service account; a pod cannot choose them.
 *
 * Sources: Amazon EKS User Guide, "Create IAM role with trust policy required by EKS Pod Identity" (principal, actions,
 * request tags) and "Grant Pods access to AWS resources based on tags" (the list of tags); AWS Containers Blog, "Amazon
 * EKS Pod Identity: a new way for applications on EKS to obtain IAM credentials" (`aws:SourceAccount`). The service
 * principal is the same in every partition.
 */
export function podIdentityTrustPolicy(
  trusted: TrustedServiceAccount & { readonly clusterName: string },
): IamPolicyDocument {
  const { accountId, region, clusterName, namespace, serviceAccount } = trusted;
  return policyDocument({
    Sid: "PodIdentity",
    Effect: "Allow",
    Principal: { Service: "pods.eks.amazonaws.com" },
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Condition: {
      StringEquals: {
        "aws:SourceAccount": accountId,
        "aws:RequestTag/eks-cluster-arn": formatArn(region, {
          service: "eks",
          region,
          account: accountId,
          resource: `cluster/${clusterName}`,
        }),
        "aws:RequestTag/kubernetes-namespace": namespace,
        "aws:RequestTag/kubernetes-service-account": serviceAccount,
      },
    },
  });
}

/**
 * Trust in tokens that a cluster's OIDC issuer signed for one service account and for STS.
 *
 * Source: Amazon EKS User Guide, "Assign IAM roles to Kubernetes service accounts".
 */
export function irsaTrustPolicy(
  trusted: TrustedServiceAccount & { readonly issuerUrl: string; readonly audience: string },
): IamPolicyDocument {
  const { accountId, region, issuerUrl, audience, namespace, serviceAccount } = trusted;
  const issuer = issuerUrl.replace(/^https:\/\//, "").replace(/\/$/, "");
  return policyDocument({
    Sid: "ServiceAccountToken",
    Effect: "Allow",
    Principal: {
      Federated: formatArn(region, { service: "iam", account: accountId, resource: `oidc-provider/${issuer}` }),
    },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
        [`${issuer}:aud`]: audience,
      },
    },
  });
}
