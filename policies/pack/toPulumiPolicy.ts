import type {
  PolicyConfigSchema,
  ResourceValidationPolicy,
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy";
import {
  type Controls,
  ParameterReader,
  type PolicyDefinition,
  type PolicyResource,
  type Properties,
  type Report,
  type StackPolicyDefinition,
  stackResources,
  typeMatcher,
} from "../core";
import type { Judging } from "./judging";
import { remediation } from "./remediation";

/** The form in which the policy engine runs a definition. */
export function toPulumiPolicy(
  definition: PolicyDefinition,
  judging: Judging,
): ResourceValidationPolicy | StackValidationPolicy {
  const { name, title, severity, controls } = definition;
  const matches = typeMatcher(definition.resources);
  const metadata = {
    name,
    displayName: title,
    description: `${title}. ${definition.remediation}`,
    enforcementLevel: definition.enforcement ?? "mandatory",
    severity,
    remediationSteps: definition.remediation,
    tags: controlTags(controls),
    configSchema: configSchema(definition),
  } as const;
  if ("check" in definition) {
    return {
      ...metadata,
      validateResource: (resource, report) => {
        if (!matches(resource.type)) return;
        refuseIfOff(name, judging, resource);
        const given = resource.getConfig<Properties>();
        const judged = judge(name, judging, resource, report, (tell) => definition.check(resource, tell, given));
        if (!judged) resource.notApplicable(WAITS);
      },
      ...(definition.remedy === undefined ? {} : { remediateResource: remediation(definition, matches, judging) }),
    };
  }
  return {
    ...metadata,
    validateStack: (stack, report) => {
      refuseIfOff(name, judging, stack);
      const relevant = stack.resources.filter(({ type }) => matches(type));
      if (!judgeInStack(definition, relevant, judging, stack, report)) stack.notApplicable(WAITS);
    },
  };
}

/** Tells the engine, which counts a policy that says nothing as passed. */
const WAITS = "waits for a value that is known only after the update";

/** `cisAws: ["3.6"]` as the tag `cisAws:3.6`. */
function controlTags(controls: Controls): string[] {
  return Object.entries(controls).flatMap(([benchmark, ids]) => ids.map((id) => `${benchmark}:${id}`));
}

/**
 * Parameters as Pulumi asks for them. The schema does not restrict their values: the engine would stop at what it refuses,
 * before the pack could name everything that is wrong with the file.
 */
function configSchema({ parameters }: PolicyDefinition): PolicyConfigSchema | undefined {
  if (parameters === undefined) return undefined;
  const reader = new ParameterReader();
  parameters(reader);
  return {
    properties: Object.fromEntries(
      reader.descriptions.map(({ name, description, default: otherwise }) => [
        name,
        { description, default: otherwise },
      ]),
    ),
  };
}

function refuseIfOff(name: string, { settings }: Judging, judged: { notApplicable(reason?: string): never }): void {
  const reason = settings.current.off.get(name);
  if (reason !== undefined) judged.notApplicable(reason);
}

/** @returns whether the resource could be judged */
function judge(
  name: string,
  { waits, exempt }: Judging,
  resource: PolicyResource,
  report: (problem: string, urn: string) => void,
  check: (report: Report) => void,
): boolean {
  const { urn } = resource;
  const tell: Report = (problem) => {
    if (!exempt.keep(name, urn, problem)) report(problem, urn);
  };
  const judged = waits.judge(name, resource, () => check(tell));
  if (!judged) exempt.wait(name, urn);
  return judged;
}

/** @returns whether every resource could be judged */
function judgeInStack(
  definition: StackPolicyDefinition,
  relevant: readonly PolicyResource[],
  judging: Judging,
  stack: StackValidationArgs,
  report: (problem: string, urn: string) => void,
): boolean {
  if (relevant.length === 0) return true;
  const resources = stackResources(stack.resources);
  const given = stack.getConfig<Properties>();
  return relevant
    .map((resource) =>
      judge(definition.name, judging, resource, report, (tell) =>
        definition.checkInStack(resource, tell, resources, given),
      ),
    )
    .every((judged) => judged);
}
