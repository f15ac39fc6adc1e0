import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { SecureComponent, type SecureComponentArgs, type Transform } from "../core";
import type { ApiRule } from "./accessRules";

type Subject = kubernetes.types.input.rbac.v1.Subject;

/** Changes to a Role and its RoleBinding before they are created. */
export interface RoleTransform {
  readonly role?: Transform<kubernetes.rbac.v1.RoleArgs>;
  readonly roleBinding?: Transform<kubernetes.rbac.v1.RoleBindingArgs>;
}

/** A Role and who has it. */
export interface BoundRole {
  /** The name of both objects in the cluster. */
  readonly name: string;
  readonly namespace: pulumi.Input<string>;
  readonly rules: readonly ApiRule[];
  readonly subjects: readonly Subject[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The Role of a BoundRole. */
export function roleArgs({ name, namespace, annotations, rules }: BoundRole): kubernetes.rbac.v1.RoleArgs {
  return {
    metadata: { name, namespace, ...(annotations && { annotations }) },
    rules: rules.map(({ apiGroups, resources, verbs, resourceNames }) => ({
      apiGroups: [...apiGroups],
      resources: [...resources],
      verbs: [...verbs],
      ...(resourceNames && { resourceNames: [...resourceNames] }),
    })),
  };
}

/** A component that gives rights to the Kubernetes API. */
export abstract class AccessComponent<Args extends SecureComponentArgs> extends SecureComponent<Args> {
  /** Creates a Role and the RoleBinding that gives it to its subjects, which is called after it. */
  protected bindRole(suffix: string, bound: BoundRole, transform: RoleTransform | undefined): void {
    const role = this.child(kubernetes.rbac.v1.Role, suffix, roleArgs(bound), { transform: transform?.role });
    const { name, namespace, annotations, subjects } = bound;
    this.child(
      kubernetes.rbac.v1.RoleBinding,
      `${suffix}-binding`,
      {
        metadata: { name, namespace, ...(annotations && { annotations }) },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
        subjects: [...subjects],
      },
      { transform: transform?.roleBinding },
    );
  }
}

/** A group of people as a subject. */
export function groupSubject(group: pulumi.Input<string>): Subject {
  return { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: group };
}
