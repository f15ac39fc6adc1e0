import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import {
  type AwsAccount,
  applyTransform,
  checkPlain,
  formatArn,
  type Problem,
  type Transform,
  validate,
} from "../core";
import { account, checkArguments, clusterName, input, object, transforms } from "../core/checks";
import { eksKubeconfig } from "./eksKubeconfig";

export interface GuardedProvidersArgs {
  /** The only account and the region that the providers deploy to. */
  readonly account: AwsAccount;
  /** The EKS cluster, of that account and region, that Kubernetes objects go to. */
  readonly clusterName: pulumi.Input<string>;
  /** Changes to the providers. */
  readonly transform?: {
    readonly aws?: Transform<aws.ProviderArgs>;
    readonly kubernetes?: Transform<kubernetes.ProviderArgs>;
  };
}

/** Providers that deploy to one account, region and cluster, for the option `providers`. */
export type GuardedProviders = [aws.Provider, kubernetes.Provider];

/**
 * Providers that say themselves where they deploy to. The default ones take whatever account the credentials of the moment
 * belong to, and the cluster of the current kubeconfig.
 *
 * The AWS provider fails with credentials of any other account. Of the stack's configuration it takes `aws:profile`,
 * `aws:assumeRoles` and `aws:defaultTags`. The Kubernetes provider asks AWS where the cluster is, and the AWS CLI, which
 * must be on the PATH, for tokens.
 *
 * @param name names the providers `${name}-aws` and `${name}-kubernetes`
 * @throws InvalidArgumentsError naming every argument that cannot be used
 *
 * @example
 * const providers = guardedProviders("production", { account, clusterName: "platform" });
 * new SecureMicroservice("orders", { account, ...environment, image }, { providers });
 */
export function guardedProviders(
  name: string,
  args: GuardedProvidersArgs,
  opts: pulumi.ResourceOptions = {},
): GuardedProviders {
  validate(`guardedProviders "${name}"`, checkGuardedProviders(args));
  const awsProvider = createAwsProvider(name, args, opts);
  return [awsProvider, createKubernetesProvider(name, args, awsProvider, opts)];
}

function createAwsProvider(
  name: string,
  { account, transform }: GuardedProvidersArgs,
  opts: pulumi.ResourceOptions,
): aws.Provider {
  const { assumeRoles, defaultTags, profile } = aws.config;
  return new aws.Provider(
    `${name}-aws`,
    applyTransform<aws.ProviderArgs>(
      {
        region: account.region,
        allowedAccountIds: [account.accountId],
        ...(profile === undefined ? {} : { profile }),
        ...(assumeRoles === undefined ? {} : { assumeRoles }),
        ...(defaultTags === undefined ? {} : { defaultTags }),
      },
      transform?.aws,
    ),
    opts,
  );
}

function createKubernetesProvider(
  name: string,
  args: GuardedProvidersArgs,
  awsProvider: aws.Provider,
  opts: pulumi.ResourceOptions,
): kubernetes.Provider {
  const arn = clusterArn(args);
  return new kubernetes.Provider(
    `${name}-kubernetes`,
    applyTransform<kubernetes.ProviderArgs>(
      {
        kubeconfig: pulumi.jsonStringify(kubeconfigOf(args, arn, awsProvider)),
        // Another address or certificate of the same cluster is no reason to replace everything in it.
        clusterIdentifier: arn,
        // A Secret with new data is changed where it is: replaced, it would be gone for a moment while pods start.
        enableSecretMutable: true,
      },
      args.transform?.kubernetes,
    ),
    opts,
  );
}

function kubeconfigOf(
  { account, clusterName }: GuardedProvidersArgs,
  arn: pulumi.Output<string>,
  provider: aws.Provider,
): pulumi.Output<object> {
  const { profile, assumeRoles: [role] = [] } = aws.config;
  const { endpoint, certificateAuthorities } = aws.eks.getClusterOutput(
    { name: clusterName, region: account.region },
    { provider },
  );
  return pulumi
    .all([clusterName, account.region, arn, endpoint, certificateAuthorities])
    .apply(([cluster, region, clusterArn, server, [authority]]) =>
      eksKubeconfig({
        name: cluster,
        region,
        arn: clusterArn,
        endpoint: server,
        certificateAuthority: authority?.data ?? "",
        profile,
        roleArn: role?.roleArn,
      }),
    );
}

function clusterArn({ account, clusterName }: GuardedProvidersArgs): pulumi.Output<string> {
  return pulumi
    .all([account.accountId, account.region, clusterName])
    .apply(([accountId, region, cluster]) =>
      formatArn(region, { service: "eks", region, account: accountId, resource: `cluster/${cluster}` }),
    );
}

const guardedProvidersShape = object<GuardedProvidersArgs>({
  account,
  clusterName: input(clusterName),
  transform: transforms<NonNullable<GuardedProvidersArgs["transform"]>>({ aws: true, kubernetes: true }),
});

function checkGuardedProviders(args: GuardedProvidersArgs): Problem[] {
  return [
    ...checkArguments(args, guardedProvidersShape),
    // `aws eks get-token` assumes one role.
    ...checkPlain(
      "aws:assumeRoles",
      aws.config.assumeRoles,
      (roles) => roles.length <= 1,
      "one role, or use a profile that assumes one after the other",
    ),
  ];
}
