import assert from "node:assert/strict";
import { allPolicies } from "../../policies/all";
import { typeMatcher } from "../../policies/core";
import { type Phase, registeredBy } from "../support/mockedStack";
import { violationsOf } from "./judgement";
import { mockedOutputs } from "./mockedOutputs";
import { allMutations, unnoticed } from "./rows";

const phases: readonly Phase[] = ["preview", "update"];

describe("the policy pack notices when a secure default is weakened", () => {
  for (const { component, secure, mutations } of allMutations) {
    describe(component, () => {
      for (const phase of phases) {
        it(`breaks no policy by default at ${phase}`, async () => assert.deepEqual(await judge(secure, phase), []));
      }
      for (const { holds, weakened, program, breaks, noticed = "preview" } of mutations) {
        it(`${holds}; ${weakened} breaks ${breaks.join(", ")}`, async () => {
          assert.deepEqual(await brokenBy(program, noticed), [...breaks].sort());
          if (noticed === "update") assert.deepEqual(await brokenBy(program, "preview"), []);
        });
      }
    });
  }

  describe("and lets pass, as docs/secure-defaults.md admits,", () => {
    for (const { component, weakened, program } of unnoticed) {
      it(`${component}: ${weakened}`, async () => assert.deepEqual(await judge(program, "update"), []));
    }
  });

  it("has a weakened default for every policy about what the components create", async function () {
    this.timeout(60_000);
    const types = new Set<string>();
    for (const { secure } of allMutations) {
      for (const { type } of await registeredBy(secure, mockedOutputs)) types.add(type);
    }
    const tried = new Set(allMutations.flatMap(({ mutations }) => mutations.flatMap(({ breaks }) => breaks)));
    const untried = allPolicies.filter(
      ({ name, resources }) => !tried.has(name) && [...types].some(typeMatcher(resources)),
    );
    assert.deepEqual(
      untried.map(({ name }) => name),
      [],
    );
  });
});

async function brokenBy(program: () => unknown, phase: Phase): Promise<string[]> {
  const violations = await judge(program, phase);
  return [...new Set(violations.map(({ policy }) => policy))].sort();
}

async function judge(program: () => unknown, phase: Phase) {
  return violationsOf(await registeredBy(program, mockedOutputs, phase));
}
