import type { EnforcementLevel, Severity } from "@pulumi/policy";
import type { PolicyResource } from "./resource";
import type { StackResources } from "./stackResources";

/**
 * Controls of public benchmarks that a policy serves, by benchmark:
 * - `cisAws`: CIS Amazon Web Services Foundations Benchmark v3.0.0
 * - `cisKubernetes`: CIS Kubernetes Benchmark v1.9, as kube-bench's `cis-1.9` numbers it
 * - `nist80053`: NIST SP 800-53 Rev. 5
 * - `pciDss`: PCI DSS v4.0.1
 * - `podSecurity`: checks of Kubernetes' Pod Security admission controller, by their ids (`k8s.io/pod-security-admission`)
 * - `awsFsbp`: AWS Security Hub's Foundational Security Best Practices v1.0.0
 *
 * Which of them a rule on AWS serves is from AWS Security Hub's reference of controls, "Related requirements".
 */
export type Controls = Partial<
  Record<"cisAws" | "cisKubernetes" | "nist80053" | "pciDss" | "podSecurity" | "awsFsbp", readonly string[]>
>;

/** Says what is wrong with the resource; called once for each thing that is wrong. */
export type Report = (problem: string) => void;

interface PolicyMetadata {
  /** Kebab case, system first: `aws-kms-key-rotation`. */
  readonly name: string;
  /** What holds when the policy is met, as a sentence without a full stop. */
  readonly title: string;
  readonly severity: Severity;
  /** @default "mandatory" */
  readonly enforcement?: Extract<EnforcementLevel, "mandatory" | "advisory">;
  readonly controls: Controls;
  /** What to do about a violation. */
  readonly remediation: string;
  /** Type tokens it judges; `*` stands for any version, as in `kubernetes:apps/*:Deployment`. */
  readonly resources: readonly string[];
}

/** A policy that one resource alone decides. */
export interface ResourcePolicyDefinition extends PolicyMetadata {
  readonly check: (resource: PolicyResource, report: Report) => void;
}

/** A policy about one resource that other resources of the stack decide. */
export interface StackPolicyDefinition extends PolicyMetadata {
  readonly checkInStack: (resource: PolicyResource, report: Report, stack: StackResources) => void;
}

export type PolicyDefinition = ResourcePolicyDefinition | StackPolicyDefinition;

/** Declares a policy. The definition stays a pure value that tests and listings can read. */
export function policy<T extends PolicyDefinition>(definition: T): T {
  return definition;
}
