import assert from "node:assert/strict";
import { allPolicies } from "../../policies/all";
import { allExamples } from "./examples";
import { resourcesOf } from "./support/examples";
import { judge } from "./support/judge";

describe("each policy", () => {
  for (const policy of allPolicies) {
    describe(policy.name, () => {
      const own = allExamples.filter((example) => example.policy === policy.name);
      const good = own.flatMap((example) => Object.entries(example.good));
      const bad = own.flatMap((example) => Object.entries(example.bad));

      it("has examples of both kinds", () => assert.ok(good.length > 0 && bad.length > 0));

      for (const [label, program] of good) {
        it(`lets pass: ${label}`, async () => {
          assert.deepEqual(await judge(policy, resourcesOf(program)), { problems: [] });
        });
      }
      for (const [label, { program, says }] of bad) {
        it(`stops: ${label}`, async () => {
          assert.deepEqual(await judge(policy, resourcesOf(program)), { problems: says });
        });
      }
    });
  }

  it("is what the examples are about", () => {
    const names = new Set(allPolicies.map(({ name }) => name));
    assert.deepEqual(
      allExamples.map(({ policy }) => policy).filter((name) => !names.has(name)),
      [],
    );
  });
});
