import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, SecureComponent, type SecureComponentArgs, type Transform, validate } from "../core";
import {
  check,
  checkArguments,
  cidrs,
  commonFields,
  dnsLabel,
  type Fields,
  input,
  object,
  optional,
  quantity,
  record,
  text,
  transforms,
} from "../core/checks";
import { denyAllPolicy, dnsEgressPolicy, type NetworkPolicySpec } from "../network";
import { containerLimitDefaults, podSecurityLevel, quotaDefaults } from "./namespaceDefaults";

/** CPU and memory as Kubernetes quantities. */
export interface ComputeResources {
  /** Cores, such as `2` or `250m`. */
  readonly cpu?: pulumi.Input<string>;
  /** Bytes, such as `128Mi`. */
  readonly memory?: pulumi.Input<string>;
}

/** What a LimitRange says about each container of a namespace. */
export interface ContainerLimits {
  /** Requests of a container that states none. @default 50m CPU, 64Mi memory */
  readonly defaultRequest?: ComputeResources;
  /** Limits of a container that states none. @default 500m CPU, 256Mi memory */
  readonly default?: ComputeResources;
  /** The most one container may have as its limits. @default 4 CPU, 4Gi memory */
  readonly max?: ComputeResources;
}

/** Arguments of a SecureNamespace. */
export interface SecureNamespaceArgs extends SecureComponentArgs {
  /**
   * Labels of the namespace alone, beside `labels` and those of Pod Security, such as a mesh's enrollment label. A `pod-security.kubernetes.io/` label is
   * refused here; a transform of the namespace can set one.
   *
   * @default none
   */
  readonly namespaceLabels?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Annotations of the namespace. @default none */
  readonly annotations?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * Hard limits of the whole namespace by resource name, over the defaults.
   *
   * @default requests.cpu 8, requests.memory 16Gi, limits.cpu 40, limits.memory 40Gi, pods 50, persistentvolumeclaims 20,
   * services.loadbalancers 0, services.nodeports 0
   */
  readonly quota?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Defaults and bounds of each container, over the defaults. */
  readonly limits?: ContainerLimits;
  /**
   * CIDR blocks of a DNS that no pod answers for. EKS Auto Mode runs DNS as a service of each node, so that no selector finds
   * it: write the address of the Service `kube-dns` there, such as `172.20.0.10/32`.
   *
   * @default none: the pods of kube-dns alone
   */
  readonly dnsAddresses?: readonly pulumi.Input<string>[];
  /** Changes to the children before they are created. */
  readonly transform?: {
    readonly namespace?: Transform<kubernetes.core.v1.NamespaceArgs>;
    readonly resourceQuota?: Transform<kubernetes.core.v1.ResourceQuotaArgs>;
    readonly limitRange?: Transform<kubernetes.core.v1.LimitRangeArgs>;
    readonly denyAll?: Transform<kubernetes.networking.v1.NetworkPolicyArgs>;
    readonly dnsEgress?: Transform<kubernetes.networking.v1.NetworkPolicyArgs>;
  };
}

/**
 * A namespace in which nothing runs above Pod Security `restricted`, nothing talks to anybody but the cluster's DNS, and
 * nobody takes more than a share of the cluster. Its name in the cluster is the component's name, unchanged.
 *
 * With deletionProtection the namespace is kept when the stack goes: deleting one deletes every object in it.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class SecureNamespace extends SecureComponent<SecureNamespaceArgs> {
  /** The namespace. What is created in it names it by its plain name and depends on this component. */
  readonly namespace: kubernetes.core.v1.Namespace;
  /** The namespace's name. What is created with it waits for the namespace. */
  readonly namespaceName: pulumi.Output<string>;

  constructor(name: string, args: SecureNamespaceArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("SecureNamespace", name, args, opts);
    validate(`SecureNamespace "${name}"`, checkNamespace(name, args));

    this.namespace = this.createNamespace();
    this.namespaceName = this.namespace.metadata.name;
    this.limitTotals();
    this.limitContainers();
    this.isolate("deny-all", denyAllPolicy(), args.transform?.denyAll);
    this.isolate("dns-egress", dnsEgressPolicy(args.dnsAddresses), args.transform?.dnsEgress);

    this.registerOutputs({ namespaceName: this.namespaceName });
  }

  private createNamespace(): kubernetes.core.v1.Namespace {
    const { annotations, namespaceLabels, transform } = this.args;
    return this.statefulChild(
      kubernetes.core.v1.Namespace,
      "namespace",
      {
        metadata: {
          name: this.name,
          labels: { ...namespaceLabels, ...podSecurityLabels() },
          ...(annotations && { annotations }),
        },
      },
      { transform: transform?.namespace },
    );
  }

  private limitTotals(): void {
    const { quota, transform } = this.args;
    this.child(
      kubernetes.core.v1.ResourceQuota,
      "totals",
      { metadata: this.metadata("totals"), spec: { hard: { ...quotaDefaults, ...quota } } },
      { transform: transform?.resourceQuota },
    );
  }

  private limitContainers(): void {
    const { limits, transform } = this.args;
    this.child(
      kubernetes.core.v1.LimitRange,
      "containers",
      { metadata: this.metadata("containers"), spec: { limits: [{ type: "Container", ...containerLimits(limits) }] } },
      { transform: transform?.limitRange },
    );
  }

  private isolate(
    suffix: string,
    spec: NetworkPolicySpec,
    transform: Transform<kubernetes.networking.v1.NetworkPolicyArgs> | undefined,
  ): void {
    this.child(
      kubernetes.networking.v1.NetworkPolicy,
      suffix,
      { metadata: this.metadata(suffix), spec },
      { transform },
    );
  }

  private metadata(name: string) {
    return { name, namespace: this.namespaceName };
  }
}

/** Labels by which the Pod Security admission controller enforces, audits and warns about `restricted`. */
export function podSecurityLabels(): Record<string, string> {
  return Object.fromEntries(
    ["enforce", "audit", "warn"].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, podSecurityLevel],
      [`pod-security.kubernetes.io/${mode}-version`, "latest"],
    ]),
  );
}

/** The defaults with the given limits over them, value by value. */
export function containerLimits(limits: ContainerLimits = {}) {
  return {
    defaultRequest: { ...containerLimitDefaults.defaultRequest, ...limits.defaultRequest },
    default: { ...containerLimitDefaults.default, ...limits.default },
    max: { ...containerLimitDefaults.max, ...limits.max },
  } satisfies Record<keyof ContainerLimits, Record<keyof ComputeResources, pulumi.Input<string>>>;
}

const textsByName = record(input(text("text")), "texts by name");

const compute = optional(
  object<ComputeResources>({ cpu: optional(input(quantity)), memory: optional(input(quantity)) }),
);

/** What each argument has to be. */
export const namespaceFields: Fields<SecureNamespaceArgs> = {
  ...commonFields,
  namespaceLabels: optional(textsByName),
  dnsAddresses: optional(cidrs),
  annotations: optional(textsByName),
  quota: optional(record(input(quantity), "quantities by the name of the resource")),
  limits: optional(object<ContainerLimits>({ defaultRequest: compute, default: compute, max: compute })),
  transform: transforms<NonNullable<SecureNamespaceArgs["transform"]>>({
    namespace: true,
    resourceQuota: true,
    limitRange: true,
    denyAll: true,
    dnsEgress: true,
  }),
};

const secureNamespace = object(namespaceFields);

function checkNamespace(name: string, args: SecureNamespaceArgs): Problem[] {
  return [
    ...checkNamespaceName(name),
    ...checkArguments(args, secureNamespace, ({ labels = {}, namespaceLabels = {} }) => [
      ...checkLabels("labels", labels),
      ...checkLabels("namespaceLabels", namespaceLabels),
    ]),
  ];
}

/** What is wrong with the name of a namespace of one's own. */
export function checkNamespaceName(name: string): Problem[] {
  const named = check("name", name, dnsLabel);
  return named.length === 0 ? checkNotReserved(name) : named;
}

// Kubernetes documentation, "Namespaces": names that begin with kube- are for Kubernetes itself.
function checkNotReserved(name: string): Problem[] {
  if (name !== "default" && !name.startsWith("kube-")) return [];
  return [{ propertyPath: "name", reason: `"${name}" belongs to Kubernetes itself; write a name of your own` }];
}

function checkLabels(argument: string, labels: Readonly<Record<string, unknown>>): Problem[] {
  return Object.keys(labels)
    .filter((key) => key.startsWith("pod-security.kubernetes.io/"))
    .map((key) => ({
      propertyPath: `${argument}["${key}"]`,
      reason: `is always "${podSecurityLevel}" here; leave it out, or lower it on purpose with transform.namespace`,
    }));
}
