import assert from "node:assert/strict";
import { join } from "node:path";
import { accountInFolder } from "../../sandbox/providers/aws";
import type { Thing } from "../../sandbox/providers/aws/account";
import { urnName } from "../support/deployment";
import { DEPLOYMENT_TIMEOUT, ROOT, type SandboxResult, TestSandbox } from "../support/sandbox";

const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
const RECORD = "aws:route53/record:Record";

describe("an endpoint on the internet, on the real engine", function () {
  this.timeout(DEPLOYMENT_TIMEOUT * 3);
  let deployed: TestSandbox;
  let sandbox: TestSandbox;

  const run = (of: TestSandbox, verb: string, ...config: readonly string[]) => {
    const policies = verb === "destroy" ? [] : ["--no-policies"];
    const settings = ["aws:region=eu-central-1", ...config].flatMap((setting) => ["--config", setting]);
    return of.run(verb, ...policies, "--program", join(ROOT, "test/support/programs/publicEdge"), ...settings);
  };
  const succeed = async (of: TestSandbox, verb: string, ...config: readonly string[]): Promise<SandboxResult> => {
    const result = await run(of, verb, ...config);
    assert.equal(result.exitCode, 0, result.stdout + result.stderr);
    return result;
  };
  /** What there is in AWS, whatever the engine believes. */
  const inAws = (): Thing[] => accountInFolder(join(sandbox.state, "aws", "123456789012")).all();
  const ofType = (type: string) => inAws().filter((thing) => thing.type === type);
  const count = (kind: string) => inAws().filter(({ type }) => type.endsWith(`:${kind}`)).length;
  /** Which web ACL stands in front of the load balancer, by the name of the component that made it. */
  const filteredBy = () => ofType(ASSOCIATION).map(({ urn }) => urnName(urn));

  before("up", async () => {
    deployed = new TestSandbox();
    await succeed(deployed, "up");
  });
  after(() => deployed.remove());
  beforeEach(() => {
    sandbox = new TestSandbox(deployed);
  });
  afterEach(() => sandbox.remove());

  it("stays behind a web ACL when that is exchanged for another", async () => {
    assert.deepEqual(filteredBy(), ["first-shop"]);
    await succeed(sandbox, "up", "acl=second");
    assert.deepEqual(filteredBy(), ["second-shop"]);
    assert.equal(count("WebAcl"), 1);
  });

  it("has its certificate renewed when another for the same name goes", async () => {
    await succeed(sandbox, "up", "certificates=old,new");
    const proved = ofType(RECORD);
    assert.equal(proved.length, 1);
    await succeed(sandbox, "up", "certificates=new");
    assert.deepEqual(ofType(RECORD), proved);
    assert.equal(count("Certificate"), 1);
  });

  it("moves to other ports of its targets", async () => {
    const { report } = await succeed(sandbox, "up", "port=15443");
    const listener = report.operations.find(({ urn }) => urnName(urn) === "shop-listener");
    assert.equal(listener?.op, "update");
    assert.equal(count("TargetGroup"), 1);
    assert.deepEqual(Object.keys((await succeed(sandbox, "up", "port=15443")).report.changes), ["same"]);
  });

  it("moves to another VPC, and is filtered there too", async () => {
    const [before] = ofType(ASSOCIATION);
    await succeed(sandbox, "up", "vpc=b");
    const [after, ...others] = ofType(ASSOCIATION);
    assert.deepEqual(others, []);
    assert.notEqual(after?.key, before?.key);
    for (const kind of ["LoadBalancer", "TargetGroup", "SecurityGroup", "Listener"]) assert.equal(count(kind), 1, kind);
  });

  it("keeps everything in front of a load balancer that is protected, even when it is destroyed without a preview", async () => {
    await succeed(sandbox, "up", "protected=true");
    const before = inAws();
    assert.notEqual((await run(sandbox, "destroy")).exitCode, 0);
    const guards = /:(LoadBalancer|Listener|TargetGroup|SecurityGroup\w*|WebAcl\w*|LogGroup|Certificate\w*|Record)$/;
    const guarding = (things: readonly Thing[]) =>
      things
        .filter(({ type }) => guards.test(type))
        .map(({ urn }) => urnName(urn))
        .sort();
    assert.deepEqual(guarding(inAws()), guarding(before));
  });

  it("can have its web ACL exchanged while it is protected", async () => {
    await succeed(sandbox, "up", "protected=true", "acls=first,second");
    await succeed(sandbox, "up", "protected=true", "acls=first,second", "acl=second");
    assert.deepEqual(filteredBy(), ["second-shop"]);
  });

  it("leaves nothing but the records of its names when it is destroyed", async () => {
    await succeed(sandbox, "destroy");
    assert.deepEqual(
      inAws().map(({ type }) => type),
      [RECORD],
    );
  });
});
