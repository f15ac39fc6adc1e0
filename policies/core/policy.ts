import type {
  EnforcementLevel,
  ResourceValidationPolicy,
  Severity,
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { Properties } from "./properties";

/**
 * Controls of public benchmarks that a policy serves, by benchmark:
 * `cisAws` CIS Amazon Web Services Foundations Benchmark v3.0.0; `cisKubernetes` CIS Kubernetes Benchmark v1.9;
 * `nist80053` NIST SP 800-53 Rev. 5; `pciDss` PCI DSS v4.0; `podSecurity` Kubernetes Pod Security Standards;
 * `awsFsbp` AWS Security Hub's Foundational Security Best Practices.
 */
export type Controls = Partial<
  Record<"cisAws" | "cisKubernetes" | "nist80053" | "pciDss" | "podSecurity" | "awsFsbp", readonly string[]>
>;

/** A resource as a policy sees it. */
export interface JudgedResource {
  /** The type token, such as `aws:kms/key:Key`. */
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  readonly urn: string;
  readonly props: Properties;
}

/** Says what is wrong with the resource; called once for each thing that is wrong. */
export type Report = (problem: string) => void;

/** The other resources of the stack, for properties that a provider splits over several resources. */
export interface Surroundings {
  /** All resources of one of these types (patterns as in `resources`). */
  ofType(...types: string[]): readonly JudgedResource[];
  /**
   * Resources of these types whose property points at `target`: by dependency, so that it is known before anything
   * exists, or by a literal equal to one of the target's own `id`, `arn`, `name` or the property of the same name.
   */
  pointingAt(target: JudgedResource, property: string, ...types: string[]): readonly JudgedResource[];
}

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
  readonly check: (resource: JudgedResource, report: Report) => void;
}

/** A policy about one resource that the resources around it decide. */
export interface StackPolicyDefinition extends PolicyMetadata {
  readonly checkInStack: (resource: JudgedResource, report: Report, around: Surroundings) => void;
}

export type PolicyDefinition = ResourcePolicyDefinition | StackPolicyDefinition;

/** Declares a policy. The definition stays a pure value that tests and listings can read. */
export function policy<T extends PolicyDefinition>(definition: T): T {
  return definition;
}

/** The form in which the policy engine runs a definition. */
export function toPulumiPolicy(definition: PolicyDefinition): ResourceValidationPolicy | StackValidationPolicy {
  const matches = typeMatcher(definition.resources);
  const metadata = {
    name: definition.name,
    displayName: definition.title,
    description: `${definition.title}. ${definition.remediation}`,
    enforcementLevel: definition.enforcement ?? "mandatory",
    severity: definition.severity,
    remediationSteps: definition.remediation,
    tags: controlTags(definition.controls),
  } as const;
  if ("check" in definition) {
    return {
      ...metadata,
      validateResource: (resource, report) => {
        if (matches(resource.type)) definition.check(resource, report);
      },
    };
  }
  return { ...metadata, validateStack: (stack, report) => checkStack(definition, matches, stack, report) };
}

/** `cisAws: ["3.6"]` as the tag `cisAws:3.6`. */
export function controlTags(controls: Controls): string[] {
  return Object.entries(controls).flatMap(([benchmark, ids]) => ids.map((id) => `${benchmark}:${id}`));
}

/** Whether a type token is one of these patterns. */
export function typeMatcher(patterns: readonly string[]): (type: string) => boolean {
  const source = patterns.map((pattern) => pattern.split("*").map(escapeRegExp).join("[^:]+")).join("|");
  const expression = new RegExp(`^(?:${source})$`);
  return (type) => expression.test(type);
}

function checkStack(
  definition: StackPolicyDefinition,
  matches: (type: string) => boolean,
  stack: StackValidationArgs,
  report: (problem: string, urn?: string) => void,
): void {
  const around = surroundings(stack);
  // One resource that cannot be judged yet must not hide what is wrong with the others.
  let undecided: unknown;
  for (const resource of stack.resources.filter((candidate) => matches(candidate.type))) {
    try {
      definition.checkInStack(resource, (problem) => report(problem, resource.urn), around);
    } catch (error) {
      undecided ??= error;
    }
  }
  if (undecided !== undefined) throw undecided;
}

function surroundings(stack: StackValidationArgs): Surroundings {
  return {
    ofType: (...types) => stack.resources.filter((resource) => typeMatcher(types)(resource.type)),
    pointingAt: (target, property, ...types) =>
      stack.resources.filter(
        (resource) =>
          typeMatcher(types)(resource.type) &&
          (resource.propertyDependencies[property]?.some((dependency) => dependency.urn === target.urn) ||
            namesTarget(resource.props, property, target.props)),
      ),
  };
}

function namesTarget(props: Properties, property: string, target: Properties): boolean {
  const value = known(props, property);
  return value !== undefined && ["id", "arn", "name", property].some((candidate) => known(target, candidate) === value);
}

/** The property, or `undefined` if it is absent or not known yet. */
function known(props: Properties, property: string): unknown {
  try {
    return props[property];
  } catch {
    return undefined;
  }
}

function escapeRegExp(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
