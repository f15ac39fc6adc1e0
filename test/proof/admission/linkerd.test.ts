import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Props } from "../../../sandbox/providers/protocol";
import { ControlPlane, missingRequirements, preparePrograms, skipUnlessPossible } from "../../testbed";
import { proofOf } from "../support/record";
import { admittedPods, describePods } from "./admittedPods";
import { define, LINKERD_DEFINITIONS, routeDefinitions } from "./customResources";
import { inventory } from "./inventory";
import { kindsOf, StackOnCluster } from "./stackOnCluster";
import { describeWeakening, refusalOf } from "./weakening";
import { linkerdWeakenings } from "./weakenings";

/** The programs are built first where they never were. Unit: milliseconds. */
const BUILD_TIMEOUT = 40 * 60_000;
const TIMEOUT = 300_000;

const ON_SERVER = "Server-side apply with strict fields";
const BY_CONTROLLERS = "Created by the controllers in namespaces at `restricted`, with quota and LimitRange";

describe("a real API server with Linkerd's custom resources", function () {
  this.timeout(TIMEOUT);
  const prove = proofOf("linkerd");
  let plane: ControlPlane;

  before(async function () {
    this.timeout(BUILD_TIMEOUT);
    if (!existsSync(LINKERD_DEFINITIONS)) {
      console.log("skipped: Linkerd's custom resource definitions are not there (../shared/data/linkerd-crds.yaml)");
      this.skip();
    }
    skipUnlessPossible(this, missingRequirements({ network: false }));
    plane = await ControlPlane.start(await preparePrograms());
    const files = [LINKERD_DEFINITIONS, ...(await routeDefinitions())];
    await Promise.all(files.map((file) => define(plane, file)));
  });

  after(async () => {
    await plane?.stop();
  });

  describe("and the dev stack", () => {
    let stack: StackOnCluster;
    let empty: Set<string>;
    let objects: Props[];

    before("up", async () => {
      // Linkerd checks no tokens against an issuer's keys: the services do, with a secret that they share.
      stack = new StackOnCluster(plane, ["--config", "mesh=linkerd", "--config", "tokenKeysUrl="]);
      empty = await inventory(plane);
      await stack.run("up");
      objects = await stack.stored();
    });
    after(() => stack?.forget());

    it("accepts every object", async () => {
      const observed = `accepted: ${kindsOf(objects)}`;
      const how = `${ON_SERVER}; Kubernetes ${await plane.version()}`;
      prove({ claim: "Every object of the dev stack is valid", how, observed });
    });

    it("admits every pod", async () => {
      const observed = `all pods of ${describePods(await admittedPods(plane, objects))}`;
      prove({ claim: "Every pod is admitted (no sidecar is injected here)", how: BY_CONTROLLERS, observed });
    });

    it("has nothing to change the second time", async () => {
      const { report } = await stack.run("preview");
      assert.deepEqual(Object.keys(report.changes), ["same"]);
      prove({ claim: "The API server keeps what was asked for", how: "A `preview` after it", observed: "no changes" });
    });

    it("leaves nothing when it is destroyed", async () => {
      await stack.run("destroy");
      const left = [...(await inventory(plane))].filter((object) => !empty.has(object));
      assert.deepEqual(left, []);
      prove({
        claim: "Nothing is left of it in the end",
        how: "`destroy`, then a list of every object of every kind",
        observed: "what was there before the stack",
      });
    });
  });

  describe("and every option of workloads and meshes", () => {
    let stack: StackOnCluster;
    let declared: Props[];
    let objects: Props[];

    before("up", async () => {
      const program = join(__dirname, "programs", "everyOption");
      const config = ["--config", "mesh=linkerd", "--config", "aws:region=eu-central-1"];
      stack = new StackOnCluster(plane, ["--program", program, ...config]);
      await stack.run("up");
      declared = await stack.declared();
      objects = await stack.stored();
    });
    after(() => stack?.forget());

    it("accepts every object", () => {
      const observed = `accepted: ${kindsOf(objects)}`;
      prove({ claim: "Every object of a program that uses every rule is valid", how: ON_SERVER, observed });
    });

    it("admits the pods of every kind of workload", async () => {
      const observed = `all pods of ${describePods(await admittedPods(plane, objects))}`;
      prove({ claim: "Pods of every kind of workload are admitted", how: BY_CONTROLLERS, observed });
    });

    for (const weakening of linkerdWeakenings) {
      it(`refuses: ${weakening.claim}`, async () => {
        const observed = await refusalOf(plane, declared, weakening);
        prove({ claim: `Refused: ${weakening.claim}`, how: describeWeakening(weakening), observed });
      });
    }
  });
});
