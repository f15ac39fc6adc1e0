import assert from "node:assert/strict";
import { join } from "node:path";
import type { Props } from "../../../sandbox/providers/protocol";
import { ControlPlane, istioctlAnalyze, Mesh, preparePrograms, skipUnlessPossible } from "../../testbed";
import { proofOf } from "../support/record";
import { admittedPods, describePods } from "./admittedPods";
import { inventory } from "./inventory";
import { kindsOf, StackOnCluster } from "./stackOnCluster";
import { describeWeakening, refusalOf } from "./weakening";
import { devStackWeakenings, everyOptionWeakenings } from "./weakenings";

/** The programs are built first where they never were. Unit: milliseconds. */
const BUILD_TIMEOUT = 40 * 60_000;
const TIMEOUT = 300_000;

const ON_SERVER = "Server-side apply with strict fields, and Istio's webhook";
const ANALYZED = "istioctl analyze, with IST0133 (that an EnvoyFilter is one) accepted by annotation of the limits";
const BY_CONTROLLERS = "Created by the controllers in namespaces at `restricted`, with quota and LimitRange";

describe("a real API server with Istio", function () {
  this.timeout(TIMEOUT);
  let plane: ControlPlane;
  let mesh: Mesh;

  before(async function () {
    this.timeout(BUILD_TIMEOUT);
    skipUnlessPossible(this);
    plane = await ControlPlane.start(await preparePrograms());
    mesh = await Mesh.start(plane);
  });

  after(async () => {
    try {
      await mesh?.stop();
    } finally {
      await plane?.stop();
    }
  });

  describe("and the dev stack", () => {
    let stack: StackOnCluster;
    let empty: Set<string>;

    before("up", async () => {
      stack = new StackOnCluster(plane);
      empty = await inventory(plane);
      await stack.run("up");
    });
    after(() => stack?.forget());

    describe("made worse in one place", () => {
      const prove = proofOf("refusals");
      let declared: Props[];
      before(async () => {
        declared = await stack.declared();
      });

      for (const weakening of devStackWeakenings) {
        it(`refuses: ${weakening.claim}`, async () => {
          prove({
            claim: weakening.claim,
            how: describeWeakening(weakening),
            observed: await refusalOf(plane, declared, weakening),
          });
        });
      }
    });

    describe("as it is", () => {
      const prove = proofOf("admission");

      it("accepts every object", async () => {
        const observed = `accepted: ${kindsOf(await stack.stored())}`;
        const how = `${ON_SERVER}; Kubernetes ${await plane.version()}`;
        prove({ claim: "Every object is valid, to the last field", how, observed });
      });

      it("admits every pod, with its sidecar", async () => {
        const observed = `all pods of ${describePods(await admittedPods(plane, await stack.stored()), "istio-proxy")}`;
        prove({ claim: "Every pod is admitted, with its sidecar", how: BY_CONTROLLERS, observed });
      });

      it("has nothing to change the second time", async () => {
        const { report } = await stack.run("up");
        assert.deepEqual(Object.keys(report.changes), ["same"]);
        prove({ claim: "The API server keeps what was asked for", how: "A second `up`", observed: "no changes" });
      });

      it("gives istioctl nothing to complain about", async () => {
        assert.deepEqual(await istioctlAnalyze(mesh.programs, await stack.stored()), []);
        prove({ claim: "The mesh rules make sense together", how: ANALYZED, observed: "no findings" });
      });

      it("leaves nothing when it is destroyed", async () => {
        await stack.run("destroy");
        const left = await inventory(plane);
        assert.deepEqual(
          [...left].filter((object) => !empty.has(object)),
          [],
        );
        prove({
          claim: "Nothing is left of it in the end",
          how: "`destroy`, then a list of every object of every kind",
          observed: "what was there before the stack",
        });
      });
    });
  });

  describe("and every option of workloads and meshes", () => {
    const prove = proofOf("options");
    let stack: StackOnCluster;
    let declared: Props[];
    let objects: Props[];

    before("up", async () => {
      const program = join(__dirname, "programs", "everyOption");
      const config = ["--config", "mesh=istio", "--config", "aws:region=eu-central-1"];
      stack = new StackOnCluster(plane, ["--program", program, ...config]);
      await stack.run("up");
      declared = await stack.declared();
      objects = await stack.stored();
    });
    after(() => stack?.forget());

    it("accepts every object", () => {
      prove({ claim: "Every object is valid", how: ON_SERVER, observed: `accepted: ${kindsOf(objects)}` });
    });

    it("admits the pods of every kind of workload, with their sidecars", async () => {
      const observed = `all pods of ${describePods(await admittedPods(plane, objects), "istio-proxy")}`;
      prove({ claim: "Pods of every kind of workload are admitted", how: BY_CONTROLLERS, observed });
    });

    it("gives istioctl nothing to complain about", async () => {
      assert.deepEqual(await istioctlAnalyze(mesh.programs, objects), []);
      prove({ claim: "The mesh rules make sense together", how: ANALYZED, observed: "no findings" });
    });

    for (const weakening of everyOptionWeakenings) {
      it(`refuses: ${weakening.claim}`, async () => {
        const observed = await refusalOf(plane, declared, weakening);
        prove({ claim: `Refused: ${weakening.claim}`, how: describeWeakening(weakening), observed });
      });
    }

    it("has nothing to change the second time", async () => {
      const { report } = await stack.run("preview");
      assert.deepEqual(Object.keys(report.changes), ["same"]);
      prove({ claim: "The API server keeps what was asked for", how: "A `preview` after it", observed: "no changes" });
    });
  });
});
