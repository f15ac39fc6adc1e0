import type { EnforcementLevel, Severity } from "@pulumi/policy";
import type { frameworks } from "./frameworks";
import { ParameterReader, type Parameters } from "./parameters";
import type { Properties } from "./properties";
import type { PolicyResource } from "./resource";
import type { StackResources } from "./stackResources";

/**
 * Controls of public benchmarks that a policy serves, by benchmark.
 *
 * Which of them a rule on AWS serves is from AWS Security Hub's reference of controls, "Related requirements".
 */
export type Controls = Partial<Record<keyof typeof frameworks, readonly string[]>>;

/** Says what is wrong with the resource; called once for each thing that is wrong. */
export type Report = (problem: string) => void;

interface PolicyMetadata {
  /** Kebab case, system first: `aws-kms-key-rotation`. */
  readonly name: string;
  /** What holds when the policy is met, as a sentence without a full stop. */
  readonly title: string;
  /** What goes wrong otherwise, as a sentence. */
  readonly rationale?: string;
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
  /** The parameters it takes, as it reads them. */
  readonly parameters?: Parameters<unknown>;
  /**
   * Properties that the level `remediate` sets where the check finds something. Only where there is one answer, which neither
   * replaces the resource nor loses data.
   */
  readonly remedy?: Properties;
  /** @param given its parameters; defaults count for what is not in it */
  readonly check: (resource: PolicyResource, report: Report, given?: Properties) => void;
}

/** A policy about one resource that other resources of the stack decide. */
export interface StackPolicyDefinition extends PolicyMetadata {
  /** The parameters it takes, as it reads them. */
  readonly parameters?: Parameters<unknown>;
  /** @param given its parameters; defaults count for what is not in it */
  readonly checkInStack: (resource: PolicyResource, report: Report, stack: StackResources, given?: Properties) => void;
}

export type PolicyDefinition = ResourcePolicyDefinition | StackPolicyDefinition;

interface PlainResourcePolicy extends PolicyMetadata {
  readonly remedy?: Properties;
  readonly parameters?: undefined;
  readonly check: (resource: PolicyResource, report: Report) => void;
}

interface PlainStackPolicy extends PolicyMetadata {
  readonly parameters?: undefined;
  readonly checkInStack: (resource: PolicyResource, report: Report, stack: StackResources) => void;
}

interface ConfigurableResourcePolicy<Values> extends PolicyMetadata {
  readonly remedy?: Properties;
  readonly parameters: Parameters<Values>;
  readonly check: (resource: PolicyResource, report: Report, values: Values) => void;
}

interface ConfigurableStackPolicy<Values> extends PolicyMetadata {
  readonly parameters: Parameters<Values>;
  readonly checkInStack: (resource: PolicyResource, report: Report, stack: StackResources, values: Values) => void;
}

/** Declares a policy. The definition stays a pure value that tests and listings can read. */
export function policy(definition: PlainResourcePolicy): ResourcePolicyDefinition;
export function policy(definition: PlainStackPolicy): StackPolicyDefinition;
export function policy<Values>(definition: ConfigurableResourcePolicy<Values>): ResourcePolicyDefinition;
export function policy<Values>(definition: ConfigurableStackPolicy<Values>): StackPolicyDefinition;
export function policy<Values>(
  definition:
    | PlainResourcePolicy
    | PlainStackPolicy
    | ConfigurableResourcePolicy<Values>
    | ConfigurableStackPolicy<Values>,
): PolicyDefinition {
  if (definition.parameters === undefined) return definition;
  const { parameters } = definition;
  const read = (given?: Properties) => parameters(new ParameterReader(given));
  if ("check" in definition) {
    return { ...definition, check: (resource, report, given) => definition.check(resource, report, read(given)) };
  }
  return {
    ...definition,
    checkInStack: (resource, report, stack, given) => definition.checkInStack(resource, report, stack, read(given)),
  };
}
