import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Transform } from "../core";

type Policy = kubernetes.admissionregistration.v1.ValidatingAdmissionPolicyArgs;
type Binding = kubernetes.admissionregistration.v1.ValidatingAdmissionPolicyBindingArgs;

/** Changes to the admission policy and its binding before they are created. */
export interface AdmissionTransform {
  readonly policy?: Transform<Policy>;
  readonly binding?: Transform<Binding>;
}

/** Something that a field of an object gives away, which RBAC does not look at. */
interface RefusedField {
  readonly resource: string;
  /** True of an object that may pass, in the Common Expression Language. */
  readonly expression: string;
  readonly message: string;
}

/**
 * What RBAC cannot refuse: it grants whole objects, and some have fields that lead to more rights.
 *
 * Sources, all Kubernetes documentation: "Managing Service Accounts", "Manually create an API token for a ServiceAccount";
 * "Admission Control in Kubernetes", DenyServiceExternalIPs (CVE-2020-8554), a plugin that Amazon EKS does not let its users
 * switch on; "Validating Admission Policy".
 */
export const refusedFields: readonly RefusedField[] = [
  {
    resource: "secrets",
    expression: '!has(object.type) || object.type != "kubernetes.io/service-account-token"',
    message:
      "a Secret of type kubernetes.io/service-account-token is a token that does not expire; let pods use the one that is mounted for them",
  },
  {
    resource: "services",
    expression:
      "!has(object.spec.externalIPs) || object.spec.externalIPs.all(address, oldObject != null && has(oldObject.spec.externalIPs) && address in oldObject.spec.externalIPs)",
    message: "externalIPs take over the traffic to these addresses; let a load balancer have them",
  },
];

/** Kubernetes' own controllers, which keep the tokens that were there before. */
const controllers =
  '!(request.userInfo.username in ["system:apiserver", "system:kube-controller-manager"]) && !request.userInfo.username.startsWith("system:serviceaccount:kube-system:")';

/** What is refused, whoever asks. */
export function admissionPolicyArgs(name: string, { resource, expression, message }: RefusedField): Policy {
  return {
    metadata: { name },
    spec: {
      failurePolicy: "Fail",
      matchConstraints: {
        resourceRules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: [resource] },
        ],
      },
      matchConditions: [{ name: "not-kubernetes-itself", expression: controllers }],
      validations: [{ expression, message, reason: "Forbidden" }],
    },
  };
}

/** Where it is refused. */
export function admissionBindingArgs(
  policyName: pulumi.Input<string>,
  namespaces: readonly pulumi.Input<string>[],
): Binding {
  return {
    metadata: { name: policyName },
    spec: {
      policyName,
      validationActions: ["Deny"],
      matchResources: {
        namespaceSelector: {
          matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "In", values: [...namespaces] }],
        },
      },
    },
  };
}
