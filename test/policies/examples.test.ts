import assert from "node:assert/strict";
import { allPolicies } from "../../policies/all";
import { awsDataExamples } from "./examples/awsData";
import { awsEdgeExamples } from "./examples/awsEdge";
import { awsIdentityExamples } from "./examples/awsIdentity";
import { awsKeyExamples } from "./examples/awsKeys";
import { awsPlatformExamples } from "./examples/awsPlatform";
import { awsStorageExamples } from "./examples/awsStorage";
import { certificateExamples } from "./examples/certificates";
import { kubernetesAccessExamples } from "./examples/kubernetesAccess";
import { kubernetesIsolationExamples } from "./examples/kubernetesIsolation";
import { kubernetesPodExamples } from "./examples/kubernetesPods";
import { meshEnrollmentExamples } from "./examples/meshEnrollment";
import { meshRuleExamples } from "./examples/meshRules";
import type { Program } from "./support/examples";
import { judge } from "./support/judge";

const examples = [
  ...awsKeyExamples,
  ...awsStorageExamples,
  ...awsIdentityExamples,
  ...awsEdgeExamples,
  ...awsDataExamples,
  ...awsPlatformExamples,
  ...kubernetesPodExamples,
  ...kubernetesIsolationExamples,
  ...kubernetesAccessExamples,
  ...meshEnrollmentExamples,
  ...meshRuleExamples,
  ...certificateExamples,
];

describe("each policy", () => {
  for (const policy of allPolicies) {
    describe(policy.name, () => {
      const own = examples.filter((example) => example.policy === policy.name);
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
      examples.map(({ policy }) => policy).filter((name) => !names.has(name)),
      [],
    );
  });
});

function resourcesOf(program: Program) {
  return "type" in program ? [program] : program;
}
