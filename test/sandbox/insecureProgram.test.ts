import assert from "node:assert/strict";
import { join } from "node:path";
import { DEPLOYMENT_TIMEOUT, ROOT, TestSandbox } from "../support/sandbox";

const PROGRAM = join(ROOT, "examples/insecure");

describe("an insecure program", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let sandbox: TestSandbox;
  beforeEach(() => {
    sandbox = new TestSandbox();
  });
  afterEach(() => sandbox.remove());

  for (const verb of ["preview", "up"]) {
    it(`is blocked at ${verb}: every broken policy is named with what to do, and nothing is created`, async () => {
      const { exitCode, stdout, report } = await sandbox.run(verb, "--program", PROGRAM, "--stack", "t");
      assert.equal(exitCode, 3, stdout);
      const mandatory = report.policyViolations.filter(({ enforcementLevel }) => enforcementLevel === "mandatory");
      const names = new Set(mandatory.map(({ policy }) => policy));
      assert.ok(names.size >= 15, `${names.size} policies: ${[...names].join(", ")}`);
      for (const { policy, urn, severity, message, remediation } of mandatory) {
        assert.ok(stdout.includes(policy), `${policy} is not on the screen`);
        assert.ok(urn !== "" && severity !== "" && message !== "" && remediation !== "", `${policy} lacks something`);
      }
      const { stdout: exported } = await sandbox.run("export", "--program", PROGRAM, "--stack", "t");
      assert.deepEqual(JSON.parse(exported).deployment.resources ?? [], []);
    });
  }

  it("is brought up without policies, for the program itself works", async () => {
    const { exitCode, stdout } = await sandbox.run("up", "--program", PROGRAM, "--stack", "t", "--no-policies");
    assert.equal(exitCode, 0, stdout);
  });
});
