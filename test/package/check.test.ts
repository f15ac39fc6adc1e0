import assert from "node:assert/strict";
import { DEPLOYMENT_TIMEOUT } from "../support/sandbox";
import { UserProject } from "./packedPackage";

const PROGRAM = `
import * as aws from "@pulumi/aws";
import { EncryptionKey } from "secure-microservice";

new EncryptionKey("orders", { account: { accountId: "123456789012", region: "eu-central-1" } });
new aws.kms.Key("bare");
`;

describe("the command of the package, in a project that has nothing else", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let project: UserProject;
  before(() => {
    project = UserProject.create();
  });
  after(() => project.remove());

  it("checks a program", () => {
    project.write("Pulumi.yaml", "name: shop\nruntime: nodejs\nmain: index.ts\n");
    project.write("package.json", '{ "name": "shop" }');
    project.write("index.ts", PROGRAM);
    const { exitCode, stdout, stderr } = project.node(project.command(), "check");
    assert.equal(exitCode, 3, stdout + stderr);
    assert.match(stdout, /^index\.ts:6 {2}bare \(aws:kms\/key:Key\)$/m);
    assert.match(stdout, /resources judged by \d+ policies of secure-microservice: \d+ mandatory/);
  });

  it("says how it is used", () => {
    const { exitCode, stdout } = project.node(project.command(), "check", "--help");
    assert.equal(exitCode, 0);
    assert.match(stdout, /usage: secure-microservice check/);
  });
});
