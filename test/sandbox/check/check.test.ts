import assert from "node:assert/strict";
import type { CheckReport } from "../../../sandbox/check/report";
import { CheckedProgram } from "../../support/checking";
import { DEPLOYMENT_TIMEOUT } from "../../support/sandbox";
import { COMPONENT_SDKS, COMPONENTS, FARGATE, KUBERNETES, SITE, STORE, UNTOLD } from "./programs";

describe("the check of a program", function () {
  this.timeout(DEPLOYMENT_TIMEOUT);
  let program: CheckedProgram;
  afterEach(() => program.remove());

  async function reportOf(files: Readonly<Record<string, string>>, ...args: string[]) {
    program = new CheckedProgram(files);
    const { code, stdout, stderr } = await program.check("--json", "report.json", ...args);
    assert.ok(program.has("report.json"), stdout + stderr);
    const report: CheckReport = JSON.parse(program.read("report.json"));
    return { code, stdout, stderr, report };
  }

  for (const [name, source] of Object.entries({ SITE, FARGATE, KUBERNETES })) {
    it(`judges the ordinary program ${name} to its end, with every value known`, async () => {
      const { code, stdout, stderr, report } = await reportOf({ "index.ts": source });
      assert.equal(code, 3, stdout + stderr);
      assert.equal(report.outcome, "findings");
      assert.deepEqual(report.unjudged, []);
      assert.deepEqual(report.errors, []);
      assert.ok(report.findings.some(({ level }) => level === "mandatory"));
    });
  }

  it("finds what a preview cannot: a policy made of values that are known only afterwards", async () => {
    const { code, report } = await reportOf({ "index.ts": SITE });
    assert.equal(code, 3);
    const types = report.findings.map(({ resource }) => resource.type);
    assert.ok(types.includes("aws:s3/bucketPolicy:BucketPolicy"), types.join(", "));
  });

  it("names the line of the user's own file", async () => {
    const { report } = await reportOf({ "index.ts": 'import "./parts/store";\n', "parts/store.ts": STORE });
    const found = report.findings.find(({ resource }) => resource.name === "bare");
    assert.deepEqual(found?.source, { file: "parts/store.ts", line: 8, column: 10 });
  });

  it("makes up what the stack does not tell, and says so", async () => {
    const { code, stdout, report } = await reportOf({ "index.ts": UNTOLD });
    assert.equal(report.outcome, "findings", stdout);
    assert.equal(code, 3);
    assert.deepEqual(
      report.placeholders.map(({ name }) => name),
      [
        "aws:region",
        "shop:password",
        "shop:replicas",
        "shop:zones",
        "acme/network/prod subnetIds",
        "acme/network/prod vpcId",
      ],
    );
    assert.match(stdout, /made up, .*shop:password/);
  });

  it("answers stack references from a file", async () => {
    const { report } = await reportOf(
      {
        "index.ts": UNTOLD,
        "outputs.json": JSON.stringify({
          "acme/network/prod": { vpcId: "vpc-00000000000000001", subnetIds: ["subnet-1"] },
        }),
        "Pulumi.prod.yaml": "config:\n  aws:region: eu-central-1\n  shop:password:\n    secure: v1:unreadable:text\n",
      },
      ...["--stack-references", "outputs.json", "--config", "replicas=2"],
    );
    assert.deepEqual(
      report.placeholders.map(({ name }) => name),
      ["shop:password", "shop:zones"],
    );
    assert.equal(report.stack, "prod");
  });

  it("gives the same report, byte by byte, for the same program", async () => {
    program = new CheckedProgram({ "index.ts": FARGATE });
    const forms = ["json", "sarif", "markdown", "junit", "html"];
    const write = (run: number) => forms.flatMap((form) => [`--${form}`, `${form}${run}`]);
    await program.check(...write(1));
    await program.check(...write(2));
    for (const form of forms) assert.equal(program.read(`${form}2`), program.read(`${form}1`), form);
  });

  it("tells of components that plugins make, and judges what is around them", async () => {
    const dependencies = { "@pulumi/aws": "*", "@pulumi/awsx": "*", "@pulumi/eks": "*" };
    const { report } = await reportOf({
      "index.ts": COMPONENTS,
      "package.json": JSON.stringify({ dependencies }),
      ...COMPONENT_SDKS,
    });
    assert.deepEqual(report.errors, []);
    assert.deepEqual(
      report.skipped.map(({ resource }) => `${resource.type} ${resource.name}`),
      ["awsx:ec2:Vpc network", "eks:index:Cluster cluster"],
    );
    assert.ok(report.findings.some(({ resource }) => resource.name === "open"));
  });
});
