import {
  type PolicyResource,
  type PolicyResourceOptions,
  type ResourceValidationArgs,
  unknownCheckingProxy,
} from "@pulumi/policy";
import type { PolicyDefinition } from "../../../policies/core";
import type { ExampleResource } from "../../../policies/core/examples";
import { ExemptFindings } from "../../../policies/pack/exemptFindings";
import type { Judging } from "../../../policies/pack/judging";
import { Settings } from "../../../policies/pack/settings";
import { toPulumiPolicy } from "../../../policies/pack/toPulumiPolicy";
import { describeWaits, Waits } from "../../../policies/pack/unjudged";

export { type ExampleResource, resource } from "../../../policies/core/examples";

/** What a policy says about a program. */
export interface Judgement {
  readonly problems: readonly string[];
  /** What the pack tells the user if a value was not known yet. */
  readonly undecided?: string;
}

/** Judges a program as the engine does: through the policy's form in Pulumi's SDK, unknown values on their guard. */
export async function judge(definition: PolicyDefinition, program: readonly ExampleResource[]): Promise<Judgement> {
  const problems: string[] = [];
  const report = (problem: string) => problems.push(problem);
  const judging = newJudging();
  const policy = toPulumiPolicy(definition, judging);
  if ("validateStack" in policy) {
    await unlessNotApplicable(() => policy.validateStack({ resources: stackOf(program), ...surroundings }, report));
  } else {
    const validations = [policy.validateResource ?? []].flat();
    for (const args of program.map(argsOf)) {
      for (const validation of validations) await unlessNotApplicable(() => validation(args, report));
    }
  }
  const undecided = program.flatMap((example) => judging.waits.take(urnOf(example)));
  return { problems, ...(undecided.length > 0 && { undecided: describeWaits(undecided) }) };
}

/** Judging as a pack does that has not been configured. */
export function newJudging(): Judging {
  const settings = new Settings();
  return { settings, waits: new Waits(), exempt: new ExemptFindings(settings, () => new Date(0)) };
}

/** Runs a policy to its end, be it that it cannot be applied. */
export async function unlessNotApplicable(validation: () => unknown): Promise<void> {
  try {
    await validation();
  } catch (error) {
    if (!(error instanceof NotApplicable)) throw error;
  }
}

class NotApplicable extends Error {}

/** The SDK exports it without a type. */
export const guarded: (props: ExampleResource["props"]) => Record<string, unknown> = unknownCheckingProxy;

export const surroundings = {
  stackTags: new Map<string, string>(),
  /** Parameters that were not given. The SDK leaves their type to the policy. */
  getConfig: () => JSON.parse("{}"),
  notApplicable: (reason?: string) => {
    throw new NotApplicable(reason);
  },
};

export const opts: PolicyResourceOptions = {
  protect: false,
  ignoreChanges: [],
  aliases: [],
  customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
  additionalSecretOutputs: [],
};

function argsOf(example: ExampleResource): ResourceValidationArgs {
  return {
    type: example.type,
    name: example.name,
    urn: urnOf(example),
    props: guarded(example.props),
    opts,
    isType: () => false,
    asType: () => undefined,
    ...surroundings,
  };
}

function stackOf(program: readonly ExampleResource[]): PolicyResource[] {
  const resources = program.map(
    (example): PolicyResource => ({
      ...argsOf(example),
      dependencies: [],
      propertyDependencies: {},
      asType: () => undefined,
    }),
  );
  program.forEach((example, index) => {
    for (const [property, names] of Object.entries(example.dependsOn)) {
      const dependencies = resources.filter(({ name }) => names.includes(name));
      const dependent = resources[index];
      if (dependent) dependent.propertyDependencies[property] = dependencies;
    }
  });
  return resources;
}

export function urnOf({ type, name }: ExampleResource): string {
  return `urn:pulumi:stack::project::${type}::${name}`;
}
