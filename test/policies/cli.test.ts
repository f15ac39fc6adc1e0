import assert from "node:assert/strict";
import { allPolicies } from "../../policies/all";
import { answer } from "../../policies/cli";

describe("the policies command", () => {
  it("lists every policy for people", () => {
    const { output, exitCode } = answer(["list"]);
    assert.equal(exitCode, 0);
    const lines = output.split("\n");
    assert.match(lines[0] ?? "", /^POLICY +SEVERITY +LEVEL +WHAT HOLDS$/);
    assert.match(
      lines.find((line) => line.startsWith("aws-kms-key-rotation ")) ?? "",
      /^aws-kms-key-rotation +high +mandatory +KMS keys rotate their material$/,
    );
    assert.equal(lines.length, 1 + allPolicies.length + 2);
    const advisory = allPolicies.filter(({ enforcement }) => enforcement === "advisory").length;
    const mandatory = allPolicies.length - advisory;
    assert.equal(lines.at(-1), `${allPolicies.length} policies: ${mandatory} mandatory, ${advisory} advisory`);
  });

  it("lists every policy for programs", () => {
    const { output, exitCode } = answer(["list", "--json"]);
    assert.equal(exitCode, 0);
    const described = JSON.parse(output);
    assert.equal(described.length, allPolicies.length);
    const rotation = described.find(({ name }: { name: string }) => name === "aws-kms-key-rotation");
    assert.deepEqual(rotation, {
      name: "aws-kms-key-rotation",
      title: "KMS keys rotate their material",
      severity: "high",
      enforcementLevel: "mandatory",
      rationale: "The more is encrypted under one material, and the longer, the more is lost if it comes out.",
      resourceTypes: ["aws:kms/key:Key"],
      controls: [
        { framework: "CIS Amazon Web Services Foundations Benchmark", version: "v3.0.0", ids: ["3.6"] },
        { framework: "NIST SP 800-53", version: "Rev. 5", ids: ["SC-12", "SC-28(3)"] },
        { framework: "PCI DSS", version: "v4.0.1", ids: ["3.7.4"] },
      ],
      parameters: [],
      remediation: "Set enableKeyRotation to true on the key.",
      remedy: { enableKeyRotation: true },
      page: "docs/policies/aws-kms-key-rotation.md",
    });
  });

  it("tells the parameters of a policy", () => {
    const described = JSON.parse(answer(["list", "--json"]).output);
    const retention = described.find(({ name }: { name: string }) => name === "aws-log-group-retention");
    assert.deepEqual(retention.parameters, [
      { name: "minimumDays", type: "integer", default: 365, minimum: 1, description: "The fewest days of logs" },
    ]);
  });

  for (const args of [["--help"], ["list", "--help"], ["-h"], ["help"]]) {
    it(`says how it is used: ${args.join(" ")}`, () => {
      const { output, exitCode } = answer(args);
      assert.equal(exitCode, 0);
      assert.match(output, /^usage: npm run -s policies -- list \[--json\]/);
    });
  }

  for (const [args, problem] of [
    [[], "no verb given"],
    [["lsit"], 'unknown verb "lsit"'],
    [["list", "--jsn"], 'unknown option "--jsn"'],
  ] as const) {
    it(`answers ${JSON.stringify(args)} with one line and exit code 2`, () => {
      assert.deepEqual(answer(args), { output: `policies: ${problem}; write "list" or "list --json"`, exitCode: 2 });
    });
  }
});
