import type { ResourceValidationPolicy, StackValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import { type Controls, type PolicyDefinition, type StackPolicyDefinition, stackResources, typeMatcher } from "../core";
import type { Waits } from "./unjudged";

/**
 * The form in which the policy engine runs a definition.
 *
 * @param waits where to note what it cannot judge yet
 */
export function toPulumiPolicy(
  definition: PolicyDefinition,
  waits: Waits,
): ResourceValidationPolicy | StackValidationPolicy {
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
        if (!matches(resource.type)) return;
        const judged = waits.judge(definition.name, resource, () => definition.check(resource, report));
        if (!judged) resource.notApplicable(WAITS);
      },
    };
  }
  return {
    ...metadata,
    validateStack: (stack, report) => {
      if (!checkStack(definition, matches, stack, report, waits)) stack.notApplicable(WAITS);
    },
  };
}

/** Tells the engine, which counts a policy that says nothing as passed. */
const WAITS = "waits for a value that is known only after the update";

/** `cisAws: ["3.6"]` as the tag `cisAws:3.6`. */
function controlTags(controls: Controls): string[] {
  return Object.entries(controls).flatMap(([benchmark, ids]) => ids.map((id) => `${benchmark}:${id}`));
}

/** @returns whether every resource could be judged */
function checkStack(
  definition: StackPolicyDefinition,
  matches: (type: string) => boolean,
  stack: StackValidationArgs,
  report: (problem: string, urn?: string) => void,
  waits: Waits,
): boolean {
  const resources = stackResources(stack.resources);
  const judged = stack.resources
    .filter((candidate) => matches(candidate.type))
    .map((resource) => {
      const reportOnIt = (problem: string) => report(problem, resource.urn);
      return waits.judge(definition.name, resource, () => definition.checkInStack(resource, reportOnIt, resources));
    });
  return judged.every((each) => each);
}
