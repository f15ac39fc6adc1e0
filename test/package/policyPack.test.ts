import assert from "node:assert/strict";
import { join } from "node:path";
import { DEPLOYMENT_TIMEOUT, TestSandbox } from "../support/sandbox";
import { UserProject } from "./packedPackage";

const PROJECT = `name: shop
runtime:
  name: nodejs
  options:
    typescript: false
main: index.js
config:
  aws:region:
    value: eu-central-1
`;

const PROGRAM = `const aws = require("@pulumi/aws");
new aws.kms.Key("invoices", { enableKeyRotation: true });
new aws.kms.Key("partner", {});
new aws.cloudwatch.LogGroup("requests", { retentionInDays: 90, kmsKeyId: "alias/requests" });
`;

const CONFIGURATION = {
  profile: { names: ["strict", "no-mesh"] },
  "aws-log-group-retention": { minimumDays: 90 },
  exemptions: {
    list: [
      {
        policy: "aws-kms-key-rotation",
        urn: "urn:pulumi:*::shop::aws:kms/key:Key::partner",
        reason: "the partner reads with this material",
        owner: "team-shop",
        until: "2999-12-31",
      },
    ],
  },
};

describe("the policy pack of the package, in a folder with nothing but a program", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let project: UserProject;
  let sandbox: TestSandbox;
  before(() => {
    project = UserProject.create();
    sandbox = new TestSandbox();
    project.write("Pulumi.yaml", PROJECT);
    project.write("index.js", PROGRAM);
    project.write("policies.json", JSON.stringify(CONFIGURATION));
  });
  after(() => {
    sandbox?.remove();
    project?.remove();
  });

  const preview = (...options: string[]) =>
    sandbox.run("preview", "--program", project.folder, "--policy-pack", project.pathOf("policies"), ...options);

  it("stops what breaks it", async () => {
    const { exitCode, report } = await preview();
    assert.equal(exitCode, 3);
    assert.deepEqual(report.policyViolations.map(({ policy }) => policy).sort(), [
      "aws-kms-key-rotation",
      "aws-log-group-retention",
    ]);
  });

  it("judges by a file with a profile, a parameter and an exemption", async () => {
    const { exitCode, stdout, report } = await preview("--policy-pack-config", join(project.folder, "policies.json"));
    assert.equal(exitCode, 0, stdout);
    const [exempted, ...others] = report.policyViolations;
    assert.deepEqual(others, []);
    assert.equal(exempted?.policy, "exempted");
    assert.match(exempted?.message ?? "", /aws-kms-key-rotation .*::partner is exempted until 2999-12-31 by team-shop/);
  });
});
