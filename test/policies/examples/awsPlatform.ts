import { UNKNOWN } from "../../../sandbox/providers/protocol";
import { type PolicyExamples, says } from "../support/examples";
import { type ExampleResource, resource } from "../support/judge";

export const awsPlatformExamples: readonly PolicyExamples[] = [
  {
    policy: "aws-eks-secrets-encrypted",
    good: {
      "under a key": cluster({ encryptionConfig: { resources: ["secrets"], provider: { keyArn: UNKNOWN } } }),
    },
    bad: {
      "under AWS's key": says(cluster({}), "encryptionConfig has no key for secrets"),
      "a key for nothing": says(
        cluster({ encryptionConfig: { resources: [], provider: { keyArn: UNKNOWN } } }),
        "encryptionConfig has no key for secrets",
      ),
    },
  },
  {
    policy: "aws-eks-control-plane-logs",
    good: { "those that tell who": cluster({ enabledClusterLogTypes: ["api", "audit", "authenticator"] }) },
    bad: {
      none: says(cluster({}), "enabledClusterLogTypes lacks api, audit, authenticator"),
      some: says(
        cluster({ enabledClusterLogTypes: ["api", "scheduler"] }),
        "enabledClusterLogTypes lacks audit, authenticator",
      ),
    },
  },
  {
    policy: "aws-eks-endpoint",
    good: {
      "inside the network": cluster({ vpcConfig: { endpointPublicAccess: false } }),
      "for an office": cluster({ vpcConfig: { publicAccessCidrs: ["192.0.2.0/24"] } }),
    },
    bad: {
      "the default": says(
        cluster({ vpcConfig: {} }),
        "vpcConfig.endpointPublicAccess is on, which is its default, for all addresses",
      ),
      "everyone, said so": says(
        cluster({ vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["192.0.2.0/24", "0.0.0.0/0"] } }),
        "vpcConfig.publicAccessCidrs holds 0.0.0.0/0",
      ),
    },
  },
  {
    policy: "aws-ecr-immutable-tags",
    good: { immutable: repository({ imageTagMutability: "IMMUTABLE" }) },
    bad: { "the default": says(repository({}), "imageTagMutability is MUTABLE") },
  },
  {
    policy: "aws-ecr-scanning",
    good: { "on push": repository({ imageScanningConfiguration: { scanOnPush: true } }) },
    bad: { never: says(repository({}), "imageScanningConfiguration.scanOnPush is not true") },
  },
  {
    policy: "aws-lambda-no-secrets-in-environment",
    good: {
      "where the secret is": lambda({ DB_SECRET_ARN: UNKNOWN, TABLE: "orders" }),
      nothing: resource("aws:lambda/function:Function", {}),
    },
    bad: {
      "the secret": says(
        lambda({ DB_PASSWORD: "hunter2", TABLE: "orders" }),
        "environment.variables.DB_PASSWORD holds a secret in clear",
      ),
    },
  },
];

function cluster(props: Record<string, unknown>): ExampleResource {
  return resource("aws:eks/cluster:Cluster", props);
}

function repository(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecr/repository:Repository", props);
}

function lambda(variables: Record<string, string>): ExampleResource {
  return resource("aws:lambda/function:Function", { environment: { variables } });
}
