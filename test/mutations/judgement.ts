import type { PolicyResource } from "@pulumi/policy";
import { allPolicies } from "../../policies/all";
import { toPulumiPolicy } from "../../policies/pack/toPulumiPolicy";
import { guarded, newJudging, opts, surroundings, unlessNotApplicable } from "../policies/support/judge";
import type { RegisteredResource } from "../support/mockedStack";

/** A policy of the pack that a program breaks. */
export interface Violation {
  readonly policy: string;
  /** The URN of the resource that breaks it. */
  readonly urn: string;
  readonly problem: string;
}

const judging = newJudging();
const pack = allPolicies.map((definition) => toPulumiPolicy(definition, judging));

/**
 * Everything that the pack says about a program, in the way in which the engine asks: each resource on its own by its
 * inputs, then the whole stack by outputs, parents and dependencies. A policy that touches a value that is not known yet
 * says nothing about it.
 *
 * Source: `analyzeAll` and `AnalyzeResources` of pkg/resource/deploy/step_generator.go of Pulumi.
 */
export async function violationsOf(resources: readonly RegisteredResource[]): Promise<Violation[]> {
  const stack = stackOf(resources);
  const violations: Violation[] = [];
  for (const policy of pack) {
    const reportOn = (urn: string) => (problem: string) => violations.push({ policy: policy.name, urn, problem });
    if ("validateStack" in policy) {
      const report = (problem: string, urn = "") => reportOn(urn)(problem);
      await unlessNotApplicable(() => policy.validateStack({ resources: stack, ...surroundings }, report));
      continue;
    }
    for (const validation of [policy.validateResource ?? []].flat()) {
      for (const { type, name, urn, inputs } of resources) {
        const props = guarded(inputs);
        const args = { type, name, urn, props, opts, isType: () => false, asType: () => undefined, ...surroundings };
        await unlessNotApplicable(() => validation(args, reportOn(urn)));
      }
    }
  }
  return violations;
}

/** The resources as policies about the stack see them, each pointing at those it depends on. */
function stackOf(registered: readonly RegisteredResource[]): PolicyResource[] {
  const stack = registered.map(
    ({ type, name, urn, outputs }): PolicyResource => ({
      type,
      name,
      urn,
      props: guarded(outputs),
      opts,
      dependencies: [],
      propertyDependencies: {},
      isType: () => false,
      asType: () => undefined,
    }),
  );
  const byUrn = new Map(stack.map((resource) => [resource.urn, resource]));
  const all = (urns: readonly string[]) => urns.flatMap((urn) => byUrn.get(urn) ?? []);
  for (const { urn, parentUrn, dependencies, propertyDependencies } of registered) {
    const resource = byUrn.get(urn);
    if (resource === undefined) continue;
    const parent = byUrn.get(parentUrn);
    if (parent !== undefined) resource.parent = parent;
    resource.dependencies = all(dependencies);
    for (const [property, urns] of Object.entries(propertyDependencies)) {
      resource.propertyDependencies[property] = all(urns);
    }
  }
  return stack;
}
