import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { checkPlain, isPlain, type Problem, type SecureComponentArgs, validate } from "../core";
import {
  check,
  checkArguments,
  commonFields,
  dnsLabel,
  input,
  list,
  object,
  optional,
  someText,
  text,
  transforms,
} from "../core/checks";
import { type ApiRule, adminRules, debugRules, operatorRules, viewerRules } from "./accessRules";
import { type AdmissionTransform, admissionBindingArgs, admissionPolicyArgs, refusedFields } from "./beyondRbac";
import { AccessComponent, groupSubject, type RoleTransform } from "./roleWithBinding";

/** Who may reach into running containers, and why. */
export interface DebugAccess {
  /** Names of Kubernetes groups. */
  readonly groups: readonly pulumi.Input<string>[];
  /** Why, for those who review it: an annotation of the Role and its binding. */
  readonly reason: string;
}

/**
 * Arguments of RoleBasedAccess. Groups are Kubernetes groups: on Amazon EKS the names in the `kubernetesGroups` of the
 * cluster's access entries, each of which stands for an IAM role (Amazon EKS User Guide, "Create an access entry using
 * Kubernetes groups").
 */
export interface RoleBasedAccessArgs extends SecureComponentArgs {
  /** Namespaces in which the access holds. At least one. */
  readonly namespaces: readonly pulumi.Input<string>[];
  /** Groups that see everything but Secrets and logs. @default none */
  readonly viewers?: readonly pulumi.Input<string>[];
  /** Groups that also read logs, restart pods and scale. @default none */
  readonly operators?: readonly pulumi.Input<string>[];
  /** Groups that also change workloads and Secrets. @default none */
  readonly admins?: readonly pulumi.Input<string>[];
  /**
   * Groups that may open a shell in a container, attach to it or forward its ports, past every other control of it.
   *
   * @default nobody
   */
  readonly debug?: DebugAccess;
  /** Changes to the Role and RoleBinding of each kind of access, in every namespace, before they are created. */
  readonly transform?: {
    readonly viewer?: RoleTransform;
    readonly operator?: RoleTransform;
    readonly admin?: RoleTransform;
    readonly debug?: RoleTransform;
    /** What is refused to whoever changes Secrets and Services, where there are admins. */
    readonly admission?: AdmissionTransform;
  };
}

type AccessKind = "viewer" | "operator" | "admin" | "debug";

const rulesOf: Readonly<Record<AccessKind, readonly ApiRule[]>> = {
  viewer: viewerRules,
  operator: operatorRules,
  admin: adminRules,
  debug: debugRules,
};

/** The annotation that says why a group has debug access. */
const reasonAnnotation = "secure-microservice/reason";

/**
 * What people may do in namespaces: a Role and RoleBinding for viewers, operators and admins, of those that have groups.
 * No wildcards, no Secrets below admin, no way to more rights, and no way into containers but by `debug`.
 *
 * Where there are admins, two ValidatingAdmissionPolicies (of the cluster, named after the component) refuse what no Role can
 * leave out: Secrets that hold a ServiceAccount's token, and Services with externalIPs. They bind everybody in these
 * namespaces. An admin still acts as a ServiceAccount of the namespace by a pod that runs as it.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class RoleBasedAccess extends AccessComponent<RoleBasedAccessArgs> {
  constructor(name: string, args: RoleBasedAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("RoleBasedAccess", name, args, opts);
    validate(`RoleBasedAccess "${name}"`, checkAccess(name, args));

    this.grant("viewer", args.viewers);
    this.grant("operator", args.operators);
    this.grant("admin", args.admins);
    this.grant("debug", args.debug?.groups);
    this.refuseWhatRbacCannot();

    this.registerOutputs();
  }

  private grant(kind: AccessKind, groups: readonly pulumi.Input<string>[] = []): void {
    if (groups.length === 0) return;
    const { debug, namespaces, transform } = this.args;
    for (const [index, namespace] of namespaces.entries()) {
      this.bindRole(
        `${isPlain(namespace) ? namespace : index}-${kind}`,
        {
          name: this.childName(kind),
          namespace,
          rules: rulesOf[kind],
          subjects: groups.map(groupSubject),
          ...(kind === "debug" && debug && { annotations: { [reasonAnnotation]: debug.reason } }),
        },
        transform?.[kind],
      );
    }
  }

  private refuseWhatRbacCannot(): void {
    const { admins = [], namespaces, transform } = this.args;
    if (admins.length === 0) return;
    const { policy: ofPolicy, binding: ofBinding } = transform?.admission ?? {};
    for (const refused of refusedFields) {
      const suffix = `beyond-rbac-${refused.resource}`;
      const policy = this.child(
        kubernetes.admissionregistration.v1.ValidatingAdmissionPolicy,
        suffix,
        admissionPolicyArgs(this.childName(suffix), refused),
        { transform: ofPolicy },
      );
      this.child(
        kubernetes.admissionregistration.v1.ValidatingAdmissionPolicyBinding,
        `${suffix}-binding`,
        admissionBindingArgs(policy.metadata.name, namespaces),
        { transform: ofBinding },
      );
    }
  }
}

// Kubernetes documentation, "Using RBAC Authorization": names that begin with "system:" are for Kubernetes itself.
// system:masters may do everything, system:authenticated is everybody.
const group = text(
  'the name of a group of your own, such as an access entry gives; "system:" groups are those of Kubernetes',
  (name) => name.trim() !== "" && !name.startsWith("system:"),
);

const groups = optional(list(input(group), "names of groups"));

const roleTransform = transforms<RoleTransform>({ role: true, roleBinding: true });

const roleBasedAccess = object<RoleBasedAccessArgs>({
  ...commonFields,
  namespaces: list(input(dnsLabel), "at least one namespace", { least: 1 }),
  viewers: groups,
  operators: groups,
  admins: groups,
  debug: optional(
    object<DebugAccess>({
      groups: list(input(group), "names of groups", {
        least: 1,
        ifEmpty: "is empty; write who may, or leave debug out",
      }),
      reason: someText("why these groups have to reach into containers"),
    }),
  ),
  transform: optional(
    object<NonNullable<RoleBasedAccessArgs["transform"]>>({
      viewer: roleTransform,
      operator: roleTransform,
      admin: roleTransform,
      debug: roleTransform,
      admission: transforms<AdmissionTransform>({ policy: true, binding: true }),
    }),
  ),
});

function checkAccess(name: string, args: RoleBasedAccessArgs): Problem[] {
  return [
    ...check("name", name, dnsLabel),
    ...checkArguments(args, roleBasedAccess, (typed) => [...checkNamespaces(typed.namespaces), ...checkAnybody(typed)]),
  ];
}

function checkNamespaces(namespaces: readonly pulumi.Input<string>[]): Problem[] {
  return namespaces.flatMap((namespace, index) => [
    ...checkPlain(
      `namespaces[${index}]`,
      namespace,
      (text) => !text.startsWith("kube-"),
      "a namespace of your own: rights in those of Kubernetes are rights over the cluster",
    ),
    ...checkPlain(
      `namespaces[${index}]`,
      namespace,
      (text) => namespaces.indexOf(text) === index,
      "each namespace once",
    ),
  ]);
}

function checkAnybody({ viewers = [], operators = [], admins = [], debug }: RoleBasedAccessArgs): Problem[] {
  if (debug !== undefined || [...viewers, ...operators, ...admins].length > 0) return [];
  return [{ propertyPath: "viewers", reason: "is empty, and so are operators and admins; write who may do something" }];
}
